"""tests_not_run.py LIT SUITE SOURCE: prints the files of the folder SOURCE that have a RUN: line but are no test of the suite."""
import pathlib
import re
import subprocess
import sys

lit, suite, source = sys.argv[1:]
shown = subprocess.run([sys.executable, lit, "--show-tests", suite], check=True, capture_output=True, text=True).stdout
tests = set(re.findall(r"^ +\S+ :: (.*)$", shown, re.MULTILINE))
for path in sorted(pathlib.Path(source).rglob("*")):
    name = path.relative_to(source).as_posix()
    if path.suffix not in (".test", ".wat", ".wast", ".ll", ".c", ".cpp") or {"Inputs", "tools"} & set(path.parts):
        continue
    if re.search(r"^\W*RUN: ", path.read_text(errors="replace"), re.MULTILINE) and name not in tests:
        print(name)
