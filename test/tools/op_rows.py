"""The compiler's tables as data: every row of compiler/wasm/opcodes/*.def, and the features of features.def.

The generated tests read the same table as the compiler, so that an instruction added there cannot be forgotten here."""
import collections
import pathlib
import re

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
WASM_FOLDER = SOURCE_ROOT / "compiler" / "wasm"

OpRow = collections.namedtuple("OpRow", "chapter name text encoding immediates parameters results feature")

OP_ROW = re.compile(r'^OP\(\s*(\w+)\s*,\s*"([^"]+)"\s*,\s*(0x[0-9A-Fa-f]+)\s*,\s*(\w+)\s*,\s*'
                    r'("[^"]*"|custom)\s*,\s*(\w+)\s*\)', re.MULTILINE)
FEATURE_ROW = re.compile(r'^FEATURE\(\s*(\w+)\s*,\s*"[^"]*"\s*,\s*(\w+)\s*\)', re.MULTILINE)


def compiled_features():
    """The names of the features this version compiles."""
    text = (WASM_FOLDER / "features.def").read_text()
    return {name for name, status in FEATURE_ROW.findall(text) if status == "compiled"}


def read_rows():
    """All rows, in the order of the files; parameters and results are None where the signature is `custom`."""
    rows = []
    for path in sorted((WASM_FOLDER / "opcodes").glob("*.def")):
        for name, text, encoding, immediates, signature, feature in OP_ROW.findall(path.read_text()):
            parameters = results = None
            if signature != "custom":
                parameters, results = (side.split() for side in signature.strip('"').split("->"))
            rows.append(OpRow(path.stem, name, text, int(encoding, 16), immediates, parameters, results, feature))
    return rows


def compiled_rows(*chapters):
    """The rows of these chapters (all if none is named) that this version compiles."""
    features = compiled_features()
    return [row for row in read_rows() if row.feature in features and (not chapters or row.chapter in chapters)]
