"""The fictional clinic and its patients; nobody here exists."""

from datetime import date

from app.domain.facilities import Facility
from app.domain.patients import PatientForm, Sex
from app.domain.staff import MemberForm, Role
from app.services.door import Founding

PASSWORD = "shiogama-harukaze-27"  # noqa: S105 - the demo's own, told to everybody
LOGIN = "yamamoto"

FACILITY = Facility(
    name="山本スポーツ内科",
    name_en="Yamamoto Sports Medicine Clinic",
    address="〒100-0000 東京都架空区青葉1-2-3",
    phone="03-0000-0000",
    director="山本 美咲",
    beds=0,
    institution_code="1319999999",
)

BRANCH = Facility(
    name="山本スポーツ内科 北病棟クリニック",
    name_en="Yamamoto Sports Medicine Clinic North",
    address="〒100-0000 東京都架空区北町4-5-6",
    phone="03-0000-0001",
    director="北 一夫",
    beds=19,
)

FOUNDING = Founding(
    facility=FACILITY,
    login=LOGIN,
    name="山本 美咲",
    name_romaji="YAMAMOTO Misaki",
    register_number="412345",
    department="内科",
    password=PASSWORD,
)

# They all have the physician's password, so that everybody can look through their eyes.
COLLEAGUES = (
    MemberForm("suzuki", "鈴木 花", "SUZUKI Hana", Role.NURSE, department="外来"),
    MemberForm("seki", "関 つむぎ", "SEKI Tsumugi", Role.PHARMACIST, department="薬局"),
    MemberForm("kida", "木田 すみれ", "KIDA Sumire", Role.ADMINISTRATOR, department="事務"),
)

WAITING = PatientForm(
    family="渡邉󠄂",
    given="蓮",
    family_kana="わたなべ",
    given_kana="れん",
    family_romaji="Watanabe",
    given_romaji="Ren",
    birth=date(1998, 4, 3),
    sex=Sex.MALE,
    address="東京都架空区若葉4-5-6",
    bodies=("NPB",),
    team="東都ファルコンズ",
    registration="17",
    allergies="アスピリン、セフェム系（薬疹）",
    sport="baseball",
)

PITCHER = PatientForm(
    family="髙橋",
    given="翔太",
    family_kana="たかはし",
    given_kana="しょうた",
    family_romaji="Takahashi",
    given_romaji="Shota",
    birth=date(2000, 2, 11),
    sex=Sex.MALE,
    address="神奈川県架空市桜台1-1",
    bodies=("NPB", "WADA"),
    team="東都ファルコンズ",
    registration="18",
    allergies="ヨード造影剤",
    sport="baseball",
)

SWIMMER = PatientForm(
    family="𠮷野",
    given="凛",
    family_kana="よしの",
    given_kana="りん",
    family_romaji="Yoshino",
    given_romaji="Rin",
    birth=date(2003, 9, 28),
    sex=Sex.FEMALE,
    address="埼玉県架空市緑町2-8",
    bodies=("WADA",),
    team="架空大学 水泳部",
    sport="swimming",
)

BOXER = PatientForm(
    family="山﨑",
    given="樹",
    family_kana="やまざき",
    given_kana="いつき",
    family_romaji="Yamazaki",
    given_romaji="Itsuki",
    birth=date(1996, 12, 1),
    sex=Sex.MALE,
    address="千葉県架空市浜野3-3",
    bodies=("JBC",),
    team="架空ボクシングジム",
    sport="boxing",
)

NO_ATHLETE = PatientForm(
    family="中村",
    given="陽菜",
    family_kana="なかむら",
    given_kana="ひな",
    family_romaji="Nakamura",
    given_romaji="Hina",
    birth=date(1989, 6, 15),
    sex=Sex.FEMALE,
    address="東京都架空区青葉7-7",
)


def _athlete(
    family: str, given: str, kana: str, romaji: str, birth: date, sex: Sex, *bodies: str
) -> PatientForm:
    (family_kana, given_kana), (family_romaji, given_romaji) = kana.split(), romaji.split()
    team = "東都ファルコンズ" if "NPB" in bodies else "架空大学 競技部"
    return PatientForm(
        family=family,
        given=given,
        family_kana=family_kana,
        given_kana=given_kana,
        family_romaji=family_romaji,
        given_romaji=given_romaji,
        birth=birth,
        sex=sex,
        address="東京都架空区",
        bodies=bodies,
        team=team,
        sport="baseball" if "NPB" in bodies else "athletics",
    )


# Those who come today.
TODAYS = (
    _athlete(
        "佐々木",
        "大翔",
        "ささき ひろと",
        "Sasaki Hiroto",
        date(1997, 5, 2),
        Sex.MALE,
        "NPB",
        "WADA",
    ),
    _athlete("伊藤", "颯", "いとう そう", "Ito So", date(2001, 1, 19), Sex.MALE, "NPB", "WADA"),
    _athlete(
        "栁沢",
        "美月",
        "やなぎさわ みつき",
        "Yanagisawa Mitsuki",
        date(2002, 8, 8),
        Sex.FEMALE,
        "WADA",
    ),
    _athlete("齋藤", "隼人", "さいとう はやと", "Saito Hayato", date(1999, 3, 30), Sex.MALE, "NPB"),
    _athlete("濵田", "湊", "はまだ みなと", "Hamada Minato", date(2000, 10, 4), Sex.MALE, "NPB"),
    _athlete(
        "小林", "結衣", "こばやし ゆい", "Kobayashi Yui", date(2004, 12, 1), Sex.FEMALE, "WADA"
    ),
    _athlete("加藤", "杏", "かとう あん", "Kato An", date(1998, 2, 14), Sex.FEMALE, "WADA"),
)

OTHERS = (PITCHER, SWIMMER, BOXER, NO_ATHLETE)

NEWCOMER = PatientForm(
    family="葛󠄀城",
    given="悠真",
    family_kana="かつらぎ",
    given_kana="ゆうま",
    family_romaji="Katsuragi",
    given_romaji="Yuma",
    birth=date(1999, 8, 21),
    sex=Sex.MALE,
    address="東京都架空区青葉9-8-7",
    bodies=("NPB",),
    team="東都ファルコンズ",
    registration="27",
    sport="baseball",
)
