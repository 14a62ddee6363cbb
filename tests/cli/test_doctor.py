"""The doctor says what is in order and what to do about the rest."""


def test_a_sound_office_is_in_order(archivist, office):
    result = archivist("doctor", "--json")

    assert result.code == 0
    assert result.summary["ok"]
    assert all(each["ok"] for each in result.of("check"))


def test_it_works_without_a_workspace(archivist, bare):
    assert archivist("doctor").code == 0


def test_evidence_that_is_gone_and_a_damaged_log_are_both_named(archivist, office):
    office.evidence.rename(office.root.parent / "拔掉了")
    [log] = (office.root / "decisions").glob("*.jsonl")
    log.write_bytes(log.read_bytes() + "不是记录\n".encode())

    result = archivist("doctor", "--json")

    bad = {each["name"]: each["detail"] for each in result.of("check") if not each["ok"]}
    assert result.code == 1
    assert str(office.evidence) in bad["材料文件夹"]
    assert log.stem in bad["操作记录"]
