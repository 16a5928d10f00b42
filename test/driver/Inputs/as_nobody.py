"""as_nobody.py PROGRAM: becomes the program, as a user without rights."""
import os
import sys

nobody = 65534
os.setgroups([])
os.setgid(nobody)
os.setuid(nobody)
os.execv(sys.argv[1], sys.argv[1:])
