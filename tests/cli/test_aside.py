"""What is no evidence is said once, and can be taken back."""

from cli.places import STRAY


def test_what_is_set_aside_is_no_longer_asked_about_until_it_is_taken_back(archivist, office):
    told = archivist("aside", STRAY, "--reason", "随手记", "--json")
    quiet = {each["path"] for each in archivist("match", "--json").of("unmatched")}
    archivist("aside", STRAY, "--back")
    loud = {each["path"] for each in archivist("match", "--json").of("unmatched")}

    assert told.of("set_aside")[0]["reason"] == "随手记"
    assert STRAY not in quiet
    assert STRAY in loud
