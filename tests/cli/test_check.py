"""The check says what is missing and unfit; its exit code tells a script."""

from cli.places import OLD_PHOTO

from archivist.rules.base import rule_of


def test_a_finding_names_standard_kind_path_values_and_remedy(archivist, office):
    result = archivist("check", "--json")

    [finding] = [each for each in result.of("finding") if each["code"] == "P07"]
    assert result.code == 1
    assert (finding["standard"], finding["kind"], finding["path"]) == ("Ⅲ-7-3", "photo", OLD_PHOTO)
    assert finding["values"]["date"] == "2015-04-12"
    assert finding["remedy"] and not finding["waived"]


def test_the_summary_counts_what_was_listed(archivist, office):
    result = archivist("check", "--json")

    summary = result.summary
    listed = [each["level"] for each in result.of("finding") if not each["waived"]]
    states = [s for each in result.of("standard") for s in each["slots"].values()]
    assert {level: listed.count(level) for level in summary["findings"]} == summary["findings"]
    assert summary["standards"] == len(result.of("standard")) == 155
    assert summary["slots"] == len(states)
    assert summary["standing"] == states.count("stands")
    assert summary["not_run"] == len(result.of("not_run"))
    assert {each["level"] for each in result.of("finding")} <= {
        "error",
        "warning",
        "confirm",
        "hint",
    }


def test_one_standard_in_any_spelling_and_only_that(archivist, office):
    for spelling in ("III-7-3", "Ⅲ-7-3", "7-3", "Ⅲ—7—3"):
        result = archivist("check", "--standard", spelling, "--json")
        assert [each["standard"] for each in result.of("standard")] == ["Ⅲ-7-3"]
        assert {each["standard"] for each in result.of("finding")} == {"Ⅲ-7-3"}


def test_without_an_error_the_exit_code_is_0(archivist, office):
    for kind in ("photo", "paper", "table", "report"):
        archivist("waive", "M01", "Ⅲ-7-3", "--reason", f"测试 {kind}")
    archivist("waive", "P07", OLD_PHOTO, "--reason", "测试")

    result = archivist("check", "--standard", "Ⅲ-7-3", "--json")

    assert result.summary["findings"]["error"] == 0
    assert result.code == 0


def test_a_person_reads_level_code_place_and_what_to_do(archivist, office):
    result = archivist("check", "--standard", "Ⅲ-7-3")

    line = next(line for line in result.out.splitlines() if "P07" in line)
    following = result.out.splitlines()[result.out.splitlines().index(line) + 1]
    assert line.startswith("错误 P07 Ⅲ-7-3 ")
    assert OLD_PHOTO in line
    assert following.strip().startswith("→ ")
    assert rule_of("P07").slug not in line


def test_the_day_of_judgement_can_be_given(archivist, office):
    result = archivist("check", "--as-of", "2017-08-02", "--json")

    assert result.summary["as_of"] == "2017-08-02"
