"""The benchmark of an import runs and says what it measured."""

import re

from benchmarks import import_speed


def test_the_benchmark_compares_whole_imports_with_a_raw_load(capsys):
    import_speed.main(["--gigabytes", "0.0001", "--pairs", "1"])
    said = capsys.readouterr().out
    assert said.startswith("2,439 rows, 0.00 GB")
    assert re.search(
        r"^\| 1 \| \d+\.\d s \| \d+\.\d s \| \d+\.\d\d \| \d+\.\d\d \| [\d,]+ MB \| \d+ times \|$", said, re.M
    )
    assert re.search(r"^Median ratio: \d+\.\d\d$", said, re.M)
    assert re.search(r"every tenth row stands twice \| .* \| 2,196 \| 0 \| 0 \| 243 \|", said)
    assert re.search(r"with other counts \| .* \| 0 \| 2,1\d\d \| 2\d\d \| 0 \|", said)
