"""Makes a seed corpus for fuzz_decode_validate out of the tests of the front end.

    make_corpus.py FOLDER

Every .wat of test/validate and test/run is assembled (without checks, so invalid ones too), every hex module of
test/decode is converted. libFuzzer finds the rest by itself.
"""

import pathlib
import subprocess
import sys

TEST_ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TEST_ROOT / "tools"))
import hex_to_wasm  # noqa: E402


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for test_folder in ("validate", "run"):
        for source in sorted((TEST_ROOT / test_folder).rglob("*.wat")):
            output = folder / f"{test_folder}-{source.stem}.wasm"
            subprocess.run(["wat2wasm", "--no-check", "--enable-all", "--debug-names", source, "-o", output],
                           stderr=subprocess.DEVNULL, check=False)
    for source in sorted((TEST_ROOT / "decode").glob("*.test")):
        if "hex_to_wasm.py %s" in source.read_text():
            (folder / f"decode-{source.stem}.wasm").write_bytes(hex_to_wasm.read_bytes(source))
    print(f"{len(list(folder.iterdir()))} seeds in {folder}")


if __name__ == "__main__":
    main()
