"""Makes a seed corpus for fuzz_decode_validate out of the tests of the front end.

    make_corpus.py FOLDER [SUITE]

Every .wat of test/validate and test/run is assembled (without checks, so invalid ones too), every hex module of
test/decode is converted. libFuzzer finds the rest by itself. SUITE is another folder whose small .wasm files are seeds,
such as the unpacked spec-json.tar.xz of the shared test data.
"""

import pathlib
import subprocess
import sys

TEST_ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TEST_ROOT / "tools"))
import hex_to_wasm  # noqa: E402

MAXIMUM_SEED_SIZE = 4096


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
    if len(sys.argv) > 2:
        for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.wasm")):
            if path.stat().st_size <= MAXIMUM_SEED_SIZE:
                (folder / f"suite-{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    print(f"{len(list(folder.iterdir()))} seeds in {folder}")


if __name__ == "__main__":
    main()
