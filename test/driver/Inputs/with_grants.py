"""with_grants.py GRANT... PROGRAM: runs the program with INGOT_GRANTS made of these lines."""
import os
import sys

*grants, program = sys.argv[1:]
os.execve(program, [program], {**os.environ, "INGOT_GRANTS": "\n".join(grants)})
