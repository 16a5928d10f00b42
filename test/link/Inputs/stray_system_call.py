"""stray_system_call.py PROGRAM SECTION OUTPUT: a copy of an x86-64 program with a system call at the beginning of a section."""
import pathlib
import re
import subprocess
import sys

program, section, output = sys.argv[1:]
table = subprocess.run(["llvm-readelf", "-SW", program], check=True, capture_output=True, text=True).stdout
offset = int(re.search(rf"\s{re.escape(section)}\s+\S+\s+[0-9a-f]+\s+([0-9a-f]+)", table).group(1), 16)
data = bytearray(pathlib.Path(program).read_bytes())
data[offset:offset + 2] = b"\x0f\x05"
pathlib.Path(output).write_bytes(data)
