"""Years and classes of a school, which are names."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import slots


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("zh", "三年级二班的出勤率达到98%", ">98%"),
        ("zh", "初三（2）班平均分达到85分", ">85points"),
        ("zh", "高一3班平均分达到85分", ">85points"),
        ("zh", "五年级学生每周阅读3小时", ">3h"),
        ("zh", "二年级一班作业完成率达到95%", ">95%"),
        ("zh", "六（1）班作业上交率达到95%", ">95%"),
        ("zh", "3年级2班的出勤率达到98%", ">98%"),
        ("zh", "七年级三班及格率不低于90%", ">90%"),
        ("zh", "高二年级出勤率达到98%", ">98%"),
        ("zh", "小学四年级五班出勤率达到98%", ">98%"),
        ("zh", "初二（3）班英语及格率达到90%", ">90%"),
        ("zh", "大三学生就业率98%", ">98%"),
        ("zh", "在三年级二班开展晨读", ""),
        ("zh", "开设3个班", ">3个"),
        ("zh", "每天增加2班公交", "Δ2班"),
        ("zh", "为12个班配备投影仪", ">12个"),
        ("zh", "产量提高一倍", "Δ100%"),
        ("zh", "销售额提高三成", "Δ30%"),
        ("zh", "初三24人中17人拿到游泳徽章", ">70.83%"),
        ("zh", "成本高一点没关系，利润率20%", ">20%"),
        ("zh", "三（2）班的作业上交率达到95%", ">95%"),
        ("zh", "投诉率降低三个百分点", "Δ-3points"),
        ("zh", "招收30名学生", ">30名"),
    ],
)
def test_a_school_class_is_no_figure(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told
