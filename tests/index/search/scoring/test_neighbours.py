from index.analysis.tokenizer import tokenize
from index.search.scoring.neighbours import neighbours_joined, spare_words


def test_neighbours_are_also_one_word_but_not_two_stop_words() -> None:
    assert neighbours_joined(["sky", "light"], "en") == {"sky": ["skylight"], "light": ["skylight"]}
    assert neighbours_joined(["sign", "up"], "en") == {"sign": ["signup"], "up": ["signup"]}
    assert neighbours_joined(["may", "be"], "en") == {}
    assert neighbours_joined(["12", "30"], "en") == {}
    assert neighbours_joined(["WiFi", "Wi", "Fi"], "en").get("Wi") == ["wifiwi"]


def test_a_question_can_do_without_emoji_and_compounds_but_not_without_codes() -> None:
    assert spare_words(tokenize("is post-haste ok 🚀", asked=True)) == {"posthaste", "🚀"}
    assert spare_words(tokenize("what is QX-77", asked=True)) == set()
