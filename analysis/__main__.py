"""The command line: the same questions as the pages, on the same workspace.

python -m analysis import FILE... [--dry-run] [--as TABLE]... [--map column=Header]... [--dates day-first] ...
python -m analysis imports | undo [IMPORT_ID]
python -m analysis segments | gap | compare region:A,B | specifications
python -m analysis what-if [--set coaching_cadence=0.8]... [--teams low|ID,ID] [--close 0.5] [--scenario|--keep NAME]
python -m analysis report -o review.pptx|.pdf|.html|.xlsx|FOLDER [--sections bridge,teams|all] [--run ID] ...
python -m analysis report -o insights.pdf|.pptx|FOLDER --manager ID
python -m analysis kit -o survey_kit.zip|survey_form.xlsx [--full]
python -m analysis demo FOLDER [--teams 60 --quarters 8 --seed 0]
"""

import json
import math
import sys

from analysis.errors import DataError
from analysis.verbs.parser import understood


def main(argv: list[str] | None = None) -> int:
    """Run one verb. Returns the exit code: 0 done, 1 could not (a sentence on stderr); usage errors exit with 2."""
    try:
        asked = understood(argv)
        said, answer = asked.verb(asked)
    except DataError as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:
        if not fault.filename:  # no file of anybody's: a bug
            raise
        remedy = "See that it is there, that there is room and that you may write there, or name another place."
        print(f"{fault.filename} cannot be opened: {fault.strerror}.\n{remedy}", file=sys.stderr)
        return 1
    print(as_json(answer) if asked.json else said)
    return 0


def as_json(answer) -> str:
    """JSON of `answer`; a number that is not known is null."""
    return json.dumps(known(answer), indent=2, ensure_ascii=False, allow_nan=False)


def known(value):
    if isinstance(value, dict):
        return {key: known(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [known(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.item() if hasattr(value, "item") else value


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever read the answer has enough
        sys.stderr.close()
