"""Warned words that are no faults: mentioned, part of a name or a compound, asked of others, said of a thing."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence

_FAULTS = (
    *("vague_verbs", "vague_objects", "qualifiers", "unobservable", "hedges", "escapes", "absolutes"),
    *("several_goals", "activity", "vague_time"),
)


def _faults(text: str, language: str) -> list[str]:
    sentence = read_sentence(text, language=language, metrics=load_catalogue(), today=None)
    return [hit.text for name in _FAULTS for hit in getattr(sentence, name)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Strike 'where appropriate' from the 31 instructions by Easter"),
        ("en", "Delete the word optimise from the service pages by May"),
        ("en", "Apply to the Better Care Fund before the school year ends"),
        ("en", "Apply to the Help to Grow programme before 30 April"),
        ("fr", "Inscrire huit locataires au dispositif Mieux Habiter d'ici fin juin"),
        ("en", "Print the always-available menu in large type"),
        ("en", "Finish the should-cost model by 15 June"),
        ("en", "Lock away fast-acting insulin after each round"),
        ("en", "Pour the stronger disinfectant into the marked buckets"),
        ("en", "Write down one thing to improve after each shift"),
        ("fr", "Envoyer au rectorat la liste des élèves à soutenir"),
        ("en", "Ask tenants what we could do better"),
        ("fr", "Demander aux clients ce que nous pourrions mieux faire"),
        ("fr", "Présenter le plan Améliorer en mairie"),
        ("hu", "A Helyi Közösségek Fejlesztése Alapítvány levelét iktatni"),
        ("en", "Note whether the customer seems happy"),
        ("en", "Ask the caller whether he knows his number"),
        ("en", "Write to all customers by 3 June"),
        ("en", "Sell the never-used cards"),
        ("fr", "Trouver une agence pour les lots jamais vendus"),
        ("en", "Clear the lost property that nobody has claimed"),
        ("en", "Clean the long-term stock shelf"),
        ("en", "Measure the performance of the pump"),
        ("en", "Move the customer engagement team to floor 3"),
        ("en", "Write the trust's number under emails"),
        ("fr", "Appeler le service culture pour chaque subvention"),
        ("fr", "Moins de colis perdus cet hiver"),
        ("fr", "Poser une affiche dans le service"),
        ("en", "Become a member of the choir"),
        ("en", "Become a nurse by 2027"),
        ("en", "Remain the main point of contact for the supplier"),
        ("en", "Become an approved supplier by March"),
        ("fr", "Devenir un formateur agréé d'ici décembre 2026"),
        ("fr", "L'accueil appelle le taxi de chaque visiteur"),
        ("fr", "Garder la clé de l'accueil dans le coffre"),
        ("fr", "Noter les compétences du stagiaire dans le dossier"),
        ("fr", "Vérifier si le compte existe déjà"),
        ("fr", "Imprimer le compte rendu après chaque conseil"),
        ("en", "Enter the trainee's language skills in the personnel file"),
        ("en", "Growth of seedlings measured on bench 3 every Monday"),
        ("en", "Attend the crane course and get the operator's card by June"),
        ("en", "Do a stock check before the workshop closes"),
        ("en", "Explain when a second dose is necessary"),
        ("zh", "打算退学的学生由辅导员当天约谈"),
        ("zh", "良好睡眠讲座5月10日在社区中心开讲"),
        ("zh", "座谈纪要三天内发给15位代表"),
        ("zh", "拜访40家商户，签下12份外卖协议"),
        ("zh", "做一个木制的书架"),
        ("zh", '每位护士胸牌上印"用心服务"二维码'),
        ("hu", "Felírni az utasok esetleg lekésett járatait"),
        ("hu", "A könyvet adni szándékozó családoknak 20 dobozt küldeni"),
        ("hu", "Felírni, milyen méretű cipőt szeretne a vevő"),
        ("hu", "A kopottabb gumikat a hátsó tengelyre szerelni"),
        ("hu", "A Fejlődés utcai óvoda kerítését szeptemberig lefesteni"),
        ("hu", "Kiosztani a csapatnak a mezeket"),
    ],
)
def test_these_are_no_faults(language: str, text: str) -> None:
    assert _faults(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "We provide Excellent Customer Service", ["provide Excellent Customer Service"]),
        ("en", "Provide Better Service At The Front Desk", ["Provide Better Service"]),
        ("en", "'Always fresh'", ["Always"]),
        ("en", "Be a reliable partner to our dealers", ["Be a reliable partner"]),
        ("fr", "Être un acteur de la transition", ["Être un acteur"]),
        ("en", "Encourage parents to take part in school life", ["Encourage"]),
        ("fr", "La caisse n'est jamais laissée ouverte", ["jamais"]),
        ("en", "Ask agents to improve", ["improve"]),
        ("en", "Create ideas to improve", ["improve"]),
        ("en", "Ask one agent to improve", ["improve"]),
        ("fr", "Demander aux agents de faire des efforts à améliorer", ["améliorer"]),
        ("en", "Show why we are better", ["better"]),
        ("en", "Treat customers who are upset more respectfully", ["more respectfully"]),
        ("en", "Give customers that call us always a friendly answer", ["always"]),
        ("en", "Follow the checklist and never make mistakes", ["never"]),
        ("en", "Provide excellent—and fast—service", ["excellent"]),
        ("fr", "Dire aux clients ce que nous faisons de mieux", ["mieux"]),
        ("fr", "Faire savoir aux clients pourquoi nous sommes toujours excellents", ["excellents", "toujours"]),
        ("fr", "Le plan Améliorer nos services", ["Améliorer"]),
        ("hu", "Az Ügyfélszolgálat Minőségének Javítása idén a csapatban", ["Javítása"]),
        ("en", "Bring the backlog below 200 tickets and train 12 agents", ["and"]),
        ("zh", "希望联系更多的客户", ["更多", "希望"]),
        ("zh", "希望给退学的学生打电话", ["希望"]),
        ("zh", "优秀的讲座", ["优秀"]),
        ("zh", "更多讲座", ["更多"]),
        ("zh", "成为一名称职的班组长", ["成为一名称职的班组长"]),
        ("zh", "听三场关于碳排放的网络研讨会", ["听三场"]),
        ("zh", "年内跑六个县做市场调研", ["市场调研"]),
        ("zh", "参加展会，再参加两次年会", ["参加"]),
        ("hu", "Irigyelt mesterré válni", ["Irigyelt mesterré válni"]),
        ("hu", "Jobbá válni", ["Jobbá"]),
        ("hu", "A fejlesztők összhangja", ["összhangja"]),
        ("hu", "Bízunk benne, hogy szeptemberre elkészül az uszoda", ["Bízunk benne"]),
    ],
)
def test_and_these_are(language: str, text: str, said: list[str]) -> None:
    assert _faults(text, language) == said


@pytest.mark.parametrize(
    ("language", "text", "is_specific", "is_measurable"),
    [
        ("en", "A first aider on the bus for every trip", True, True),
        ("fr", "Nos clients ressentent la différence", False, False),
        ("fr", "Toutes les équipes portent le changement", False, False),
        ("zh", "给每位客户送上关怀", False, False),
        ("zh", "给客户送去温暖和关怀", False, False),
        ("zh", "给每个人发安全帽", True, True),
        ("fr", "Déployer le formulaire dans toutes les équipes d'ici le 1er avril", True, True),
        ("en", "A warm welcome for every caller", False, False),
        ("en", "A human touch in every contact", False, False),
        ("en", "Be the point of contact for all Hungarian callers", False, False),
        ("en", 'Embody "we care" in every contact', False, False),
        ("fr", "Un sourire pour chaque client", False, False),
        ("fr", "Un badge pour chaque visiteur", True, True),
        ("en", "Become a licensed teacher by 2027", True, True),
        ("fr", "Devenir une infirmière diplômée en 2027", True, True),
        ("en", "Improve how we hand over between shifts", False, False),
        ("en", "All new drivers log the mileage", True, True),
        ("fr", "Tous les agents réussissent le quiz", True, True),
        ("fr", "Tous les agents de la clinique", False, False),
        ("fr", "Envoyer le plan le jeudi", True, True),
        ("fr", "Toutes les voitures rendues avec le plein", True, True),
        ("fr", "Soutenir le malade par le bras", True, False),
        ("en", "Support the patient with both hands", True, False),
        ("en", "Give customers the best possible experience on every channel", False, False),
    ],
)
def test_what_can_be_seen(language: str, text: str, *, is_specific: bool, is_measurable: bool) -> None:
    sentence = read_sentence(text, language=language, metrics=load_catalogue(), today=None)

    assert (sentence.specific, sentence.measurable) == (is_specific, is_measurable)


def test_a_year_that_tells_since_when_is_no_deadline() -> None:
    texts = ("2025-től gyűjtött panaszokat rögzítjük hetente", "2027-től minden hívást rögzítünk", "2027-től")
    found = [read_sentence(text, language="hu", metrics=load_catalogue(), today=None).time_bound for text in texts]

    assert found == [False, True, True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Manage My Booking page live by June"),
        ("en", "Boost Juice kiosk opened at Gate 4 by 1 August"),
        ("en", "Want to Work programme: place 60 people in jobs by March"),
        ("en", "Feel-good Friday newsletter sent out every week"),
        ("en", "Help page on refunds live by Friday"),
        ("en", "Continuing professional development: 30 hours logged per nurse by 31 March 2027"),
        ("fr", "Efficacité énergétique : classe B pour 12 bâtiments d'ici 2028"),
        ("fr", "Communication : 3 réunions par mois"),
        ("fr", "Haute qualité environnementale : certificat obtenu au 31/12"),
        ("en", "Reduce wait times without hiring more staff"),
        ("en", "Reduce wait times w/o hiring more staff"),
        ("en", "Canteen: could you taste it? survey, 200 replies by 1 May"),
        ("hu", "Sikeres ECDL vizsga június közepéig"),
        ("hu", "Mindig Otthon Kft. szerződésének megújítása július 31-ig"),
        ("zh", "学习中心10月启用"),
        ("zh", "提升机年检8月底前完成"),
    ],
)
def test_titles_headings_and_guardrails_are_no_faults(language: str, text: str) -> None:
    """What a page, shop or firm is called, what a colon follows, and what mustn't be done."""
    assert _faults(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("en", "Improve Customer Service app", "Improve"),
        ("en", "Service quality: 90 %", "Service quality"),
        ("en", "Communication: improve it", "improve"),
        ("en", "Could we improve service?", "improve"),
        ("en", "Answer calls with more empathy", "empathy"),
        ("fr", "Développer un climat de confiance", "Développer"),
        ("hu", "Sikeres csapat", "Sikeres csapat"),
        ("zh", "学习先进经验", "学习"),
    ],
)
def test_what_only_looks_like_one_stays_a_fault(language: str, text: str, fault: str) -> None:
    assert any(fault in one for one in _faults(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "About Us page rewritten by 8 May"),
        ("en", "Discussion paper signed off by the board on 9 April"),
        ("en", "Try-before-you-buy counter opened in the Leeds store by 1 June"),
        ("fr", "Accompagnateur recruté pour le 12 juin"),
        ("fr", "Rapport d'audit remis à la direction le 3 avril"),
        ("fr", "Développer une appli mobile pour le 30 novembre"),
        ("hu", "Étterem nyitása szeptemberben"),
        ("hu", "Menü átalakítása a webshopban április 15-ig"),
        ("hu", "Fejlesztőpedagógus felvétele szeptember 1-ig"),
    ],
)
def test_what_is_there_or_not_is_a_deliverable(language: str, text: str) -> None:
    sentence = read_sentence(text, language=language, metrics={}, today=None)

    assert (sentence.specific, sentence.measurable) == (True, True)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Handle calls significantly faster", ["significantly faster"]),
        ("fr", "Traiter les appels nettement plus vite", ["nettement plus vite"]),
        ("hu", "Jelentősen gyorsabban kezelni a hívásokat", ["Jelentősen gyorsabban"]),
        ("zh", "接听电话明显更快", ["明显更快"]),
        ("fr", "Remplacer la chaudière de la maison 4, performante mais fuyarde", []),
    ],
)
def test_a_degree_and_its_praise_are_one_fault(language: str, text: str, said: list[str]) -> None:
    assert _faults(text, language) == said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "70 % of members are willing to recommend the club by July"),
        ("en", "By June 85 % of callers are confident that their case is open"),
        ("fr", "70 % des adhérents sont disposés à recommander le club d'ici juillet"),
        ("zh", "至少60%的家长打算明年续报,5月前达到"),
        ("en", "Wipe the counter with a slightly damp cloth every evening"),
        ("fr", "Plier la patte légèrement vers la droite et poser deux vis"),
        ("hu", "Éjszakára kicsit nyitva hagyni az ablakot"),
        ("en", "State clearly on the invoice that payment is due in 14 days"),
        ("fr", "Inscription aux cours du soir : de 120 à 150 d'ici mai"),
        ("en", "Deliver 40 rainbow flags for the Pride march on 14 June"),
        ("hu", "A tervek szerint megépíteni a falat péntekig"),
        ("zh", "登记每位可能在家隔离的住户的电话"),
    ],
)
def test_what_many_feel_and_how_far_something_moves_is_no_fault(language: str, text: str) -> None:
    assert _faults(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "By May we are willing to hire 10 people", ["are willing to"]),
        ("en", "After 20 % of our calls we are keen to ask for feedback", ["are keen to"]),
        ("en", "Reduce waiting slightly", ["slightly"]),
        ("fr", "Réduire légèrement l'attente", ["légèrement"]),
        ("zh", "我们有信心5月前招满20名会员", ["有信心"]),
    ],
)
def test_what_we_feel_and_how_much_a_figure_moves_is_one(language: str, text: str, said: list[str]) -> None:
    assert _faults(text, language) == said
