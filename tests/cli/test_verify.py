"""All faults of a package, not the first."""


def test_every_fault_is_listed(archivist, office):
    archivist("export", "../包")
    package = office.root.parent / "包"
    [photo, *_] = sorted(package.rglob("data/**/*.jpg"))
    [table, *_] = sorted(package.rglob("data/**/*.xlsx"))
    photo.write_bytes(b"other")
    table.unlink()
    (package / "data" / "多余 的.txt").write_text("多余", encoding="utf-8")

    result = archivist("verify", "../包", "--json")

    kinds = {each["kind"]: each["path"] for each in result.of("fault")}
    assert result.code == 1
    assert not result.summary["valid"]
    assert kinds["altered"] == photo.relative_to(package).as_posix()
    assert kinds["missing"] == table.relative_to(package).as_posix()
    assert kinds["unexpected"] == "data/多余 的.txt"


def test_a_package_needs_no_workspace_to_be_verified(archivist, office, bare, monkeypatch):
    archivist("-w", office.root, "export", bare / "包.zip")
    monkeypatch.chdir(bare)

    result = archivist("verify", "包.zip")

    assert result.code == 0
    assert result.out.startswith("完好")
