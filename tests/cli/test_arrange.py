"""A tidy copy is made, found whole, and deleted again."""


def test_a_copy_is_made_verified_and_removed(archivist, office, tmp_path):
    out = tmp_path / "副 本"

    made = archivist("arrange", str(out), "--json")
    whole = archivist("arrange", str(out), "--verify", "--json")
    next(p for p in out.rglob("3-*") if p.is_file()).unlink()
    broken = archivist("arrange", str(out), "--verify", "--json")
    archivist("arrange", str(out), "--remove", "--json")

    assert made.summary["written"] == made.summary["expected"] == len(made.of("copied")) > 0
    assert (whole.code, whole.summary["valid"]) == (0, True)
    assert (broken.code, broken.of("fault")[0]["kind"]) == (1, "missing")
    assert not out.exists()
