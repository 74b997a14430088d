"""Which language a text is in: right on short texts, silent where the evidence is thin, always the same."""

import pytest
from conftest import ROOT, process

from mtcheck.lang import known, load
from mtcheck.lang.detect import ABSTAINED, foreign_language, identify, words_of

TEXTS = {
    "ar": (
        "أقر مجلس المدينة يوم الاثنين ميزانية العام المقبل، لكن عددا من الأعضاء قالوا إنهم لن "
        "يصوتوا عليها مرة أخرى. ووعد رئيس البلدية بأن ينشر جميع الأرقام قبل الصيف في هذا العام."
    ),
    "cs": (
        "Zastupitelé v pondělí schválili rozpočet na příští rok, ale několik z nich řeklo, že pro"
        " něj už podruhé hlasovat nebudou. Starosta slíbil, že všechna čísla zveřejní ještě před "
        "létem a že se na ně bude možné zeptat."
    ),
    "da": (
        "Byrådet vedtog mandag budgettet for det kommende år, men flere medlemmer sagde, at de ikke vil stemme for det "
        "igen. Borgmesteren lovede, at alle tallene bliver offentliggjort inden sommerferien, og at man kan "
        "spørge til dem."
    ),
    "de": (
        "Der Stadtrat hat am Montag den Haushalt für das kommende Jahr beschlossen, doch mehrere "
        "Mitglieder sagten, dass sie ihm nicht noch einmal zustimmen würden. Die Zahlen sollen "
        "vor dem Sommer veröffentlicht werden."
    ),
    "en": (
        "The town council has approved the budget for the coming year, but several members said "
        "that they would not vote for it again. The mayor promised to publish all the figures "
        "before the summer."
    ),
    "es": (
        "El ayuntamiento aprobó el lunes el presupuesto para el próximo año, pero varios "
        "concejales dijeron que no lo votarían otra vez. El alcalde prometió que publicaría todas"
        " las cifras antes del verano."
    ),
    "fa": (
        "شورای شهر روز دوشنبه بودجه سال آینده را تصویب کرد، اما چند نفر از اعضا گفتند که دوباره به آن رأی نخواهند داد. "
        "شهردار قول داد که همه ارقام پیش از تابستان منتشر شود و مردم بتوانند درباره آنها پرسش کنند."
    ),
    "fi": (
        "Kaupunginvaltuusto hyväksyi maanantaina ensi vuoden talousarvion, mutta useat jäsenet sanoivat, että he eivät "
        "äänestä sen puolesta toista kertaa. Pormestari lupasi, että kaikki luvut julkaistaan ennen kesää."
    ),
    "fr": (
        "Le conseil municipal a adopté lundi le budget de l'année prochaine, mais plusieurs élus "
        "ont dit qu'ils ne le voteraient pas une seconde fois. Le maire a promis de publier tous "
        "les chiffres avant l'été."
    ),
    "ha": (
        "Majalisar garin ta amince da kasafin kuɗin shekara mai zuwa a ranar Litinin, amma wasu "
        "daga cikin mambobinta sun ce ba za su sake jefa masa ƙuri'a ba. Shugaban ya yi alkawarin"
        " cewa zai bayyana dukkan alkaluman kafin bazara."
    ),
    "hi": (
        "नगर परिषद ने सोमवार को अगले साल का बजट पारित कर दिया, लेकिन "
        "कई सदस्यों ने कहा कि वे इसके लिए दोबारा मतदान नहीं करेंगे। "
        "महापौर ने वादा किया कि सभी आंकड़े गर्मियों से पहले जारी किए "
        "जाएंगे।"
    ),
    "hu": (
        "A városi tanács hétfőn elfogadta a jövő évi költségvetést, de több képviselő azt mondta, hogy nem fog újra "
        "szavazni rá. A polgármester megígérte, hogy minden számot nyilvánosságra hoznak még a nyár előtt."
    ),
    "is": (
        "Bæjarstjórnin samþykkti á mánudag fjárhagsáætlun fyrir næsta ár, en nokkrir fulltrúar "
        "sögðu að þeir myndu ekki greiða henni atkvæði aftur. Bæjarstjórinn lofaði að birta allar"
        " tölur fyrir sumarið."
    ),
    "it": (
        "Il consiglio comunale ha approvato lunedì il bilancio per il prossimo anno, ma diversi "
        "consiglieri hanno detto che non lo voteranno di nuovo. Il sindaco ha promesso di "
        "pubblicare tutte le cifre prima dell'estate."
    ),
    "ja": (
        "市議会は月曜日、来年度の予算を可決したが、複数の議員はもう一度賛成することはないと述べた。"
        "市長は夏までにすべての数字を公表すると約束した。"
    ),
    "nb": (
        "Bystyret vedtok mandag budsjettet for neste år, men flere av medlemmene sa at de ikke kommer til å stemme for "
        "det en gang til. Ordføreren lovet at alle tallene skal offentliggjøres før sommeren, og at man kan "
        "spørre om dem."
    ),
    "nl": (
        "De gemeenteraad heeft maandag de begroting voor het komende jaar goedgekeurd, maar "
        "verschillende leden zeiden dat ze er niet nog een keer voor zouden stemmen. De "
        "burgemeester wil alle cijfers voor de zomer publiceren."
    ),
    "nn": (
        "Kommunestyret vedtok måndag budsjettet for neste år, men fleire av medlemene sa at dei ikkje kjem til å "
        "røyste for det ein gong til. Ordføraren lova at alle tala skal leggjast fram før sommaren, og at ein kan "
        "spørje om dei."
    ),
    "pt": (
        "A câmara aprovou na segunda-feira o orçamento para o próximo ano, mas vários vereadores "
        "disseram que não o votariam outra vez. O presidente prometeu que todos os números serão "
        "publicados antes do verão."
    ),
    "ru": (
        "Городской совет в понедельник утвердил бюджет на будущий год, но несколько депутатов "
        "сказали, что не будут голосовать за него ещё раз. Мэр пообещал, что все цифры опубликуют"
        " до начала лета."
    ),
    "uk": (
        "Міська рада в понеділок затвердила бюджет на наступний рік, але кілька депутатів "
        "сказали, що не будуть голосувати за нього ще раз. Мер пообіцяв, що всі цифри оприлюднять"
        " до початку літа."
    ),
    "sv": (
        "Kommunstyrelsen antog på måndagen budgeten för nästa år, men flera av ledamöterna sade att de inte tänker "
        "rösta för den en gång till. Borgmästaren lovade att alla siffror ska publiceras före sommaren."
    ),
    "tr": (
        "Belediye meclisi pazartesi günü gelecek yılın bütçesini onayladı, ancak birkaç üye ikinci kez bunun için oy "
        "vermeyeceklerini söyledi. Başkan, bütün rakamların yazdan önce yayımlanacağına söz verdi."
    ),
    "ur": (
        "شہری کونسل نے پیر کے روز آئندہ سال کا بجٹ منظور کر لیا، لیکن کئی ارکان نے کہا کہ وہ اس کے حق میں "
        "دوبارہ ووٹ نہیں "
        "دیں گے۔ میئر نے وعدہ کیا کہ تمام اعداد و شمار گرمیوں سے پہلے شائع کر دیے جائیں گے۔"
    ),
    "zh": (
        "市议会周一通过了明年的预算，但多名议员表示不会再次投票支持。市长承诺在夏天之前公布所有数字"
        "。"
    ),
}


def _text(code: str) -> str:
    """Return two sentences of a language: those above, or a paragraph of its clean sample."""
    if code in TEXTS:
        return TEXTS[code]
    paragraphs = (ROOT / "samples" / "clean" / f"{code}.txt").read_text("utf-8").split("\n")
    return max(paragraphs[1:], key=len)


@pytest.mark.parametrize("code", known())
def test_every_language_with_a_folder_is_recognised_in_two_sentences(code: str) -> None:
    assert code == identify(_text(code)).code


@pytest.mark.parametrize("code", known())
def test_capitals_do_not_change_the_language(code: str) -> None:
    assert code == identify(_text(code).upper()).code


@pytest.mark.parametrize(("text", "code"), [
    ("ქალაქის მერმა დღეს ისაუბრა.", "ka"), ("Քաղաքապետը այսօր խոսեց։", "hy"), ("នាយករដ្ឋមន្ត្រីបានថ្លែងនៅថ្ងៃនេះ។", "km"),
    ("Linnavolikogu kiitis esmaspäeval heaks järgmise aasta eelarve, kuid mitu liiget ütlesid, et nad ei hääleta selle "
     "poolt teist korda. Linnapea lubas avaldada kõik arvud enne suve.", "et"),
])
def test_languages_without_a_folder_are_recognised(text: str, code: str) -> None:
    assert code == identify(text).code


@pytest.mark.parametrize("text", [
    "", " \n", "12345 67,8 %", "😀😀 🎉", "https://example.org/a/b?c=d", "https://example.org/some/long/path " * 20,
    "ﺍﻟﺴﻼﻡ", "ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ " * 20, "𝓗𝓮𝓵𝓵𝓸", "𝓗𝓮𝓵𝓵𝓸 " * 40, "OK", "Hello world", "…?!", "\u200b\u200d",
    "user@example.org", "\ud800\udfff",
])
def test_thin_evidence_abstains(text: str) -> None:
    assert ABSTAINED == identify(text)


def test_confidence_lies_between_nought_and_one() -> None:
    assert [] == [code for code, text in TEXTS.items() if not 0.5 < identify(text).confidence <= 1.0]


def test_answer_is_the_same_in_another_process_with_another_hash_seed() -> None:
    outs = {
        process("check", "-", "--format", "json", stdin=TEXTS["pt"].encode(), env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert 1 == len(outs)


def _foreign(text: str, own: str) -> str | None:
    return foreign_language(text, words_of(text), load(own))


@pytest.mark.parametrize(("own", "other"), [
    ("en", "de"), ("de", "en"), ("es", "en"), ("ru", "en"), ("en", "ru"), ("fr", "de"), ("ru", "uk"),
])
def test_a_sentence_of_another_language_is_told(own: str, other: str) -> None:
    sentence = TEXTS[other].split(".")[0] + "."
    assert other == _foreign(sentence, own)


@pytest.mark.parametrize("code", known())
def test_no_sentence_is_foreign_in_its_own_language(code: str) -> None:
    assert _foreign(_text(code), code) is None


@pytest.mark.parametrize("text", [
    "", "Anna Berta Carla Dora Emil Friedrich Gustav Hans", "1234 5678 9012 3456 7890 1234 5678", "короткий",
])
def test_names_numbers_and_short_pieces_are_not_foreign(text: str) -> None:
    assert _foreign(text, "en") is None
