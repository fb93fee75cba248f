"""Chinese changes with a bound or a period before them."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import slots


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("zh", "投诉率比上季度下降2个百分点以上", "Δ-2points"),
        ("zh", "销售额至少多5%", "Δ5%"),
        ("zh", "退货率比去年下降3%以上", "Δ-3%"),
        ("zh", "满意度比上月提高5个百分点以上", "Δ5points"),
        ("zh", "满意度同比提升2个百分点以上", "Δ2points"),
        ("zh", "成本比上年至少少10%", "Δ-10%"),
        ("zh", "产量至少高8%", "Δ8%"),
        ("zh", "客单价比上季度高5%以上", "Δ5%"),
        ("zh", "等待时间至少缩短20%", "Δ-20%"),
        ("zh", "至少降低10%的投诉", "Δ-10%"),
        ("zh", "能耗比去年低5%以上", "Δ-5%"),
        ("zh", "差错率比上月至少低2个百分点", "Δ-2points"),
        ("zh", "销售额增长不少于5%", "Δ5%"),
        ("zh", "复购率至少比去年多3个百分点", "Δ3points"),
        ("zh", "库存比上季度减少15%或以上", "Δ-15%"),
        ("zh", "比上季度多5%以上的订单", "Δ5%"),
        ("zh", "满意度至少85%", ">85%"),
        ("zh", "出勤率不低于95%", ">95%"),
        ("zh", "利润率最少5%", ">5%"),
        ("zh", "让至少30%的员工参加培训", ">30%"),
        ("zh", "满意度提高到90%以上", ">90%"),
    ],
)
def test_a_bound_or_a_period_hides_no_change(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told
