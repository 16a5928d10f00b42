"""end_early.py BYTES END PROGRAM: passes on so many bytes of what the program writes, and then ends as END says: a signal's
name, or an exit status."""
import os
import signal
import subprocess
import sys

count, end, program = int(sys.argv[1]), sys.argv[2], sys.argv[3]
descriptor = int(os.path.basename(program))
output = subprocess.run([program], stdout=subprocess.PIPE, check=True, pass_fds=[descriptor]).stdout
os.write(1, output[:count])
if end.startswith("SIG"):
    os.kill(os.getpid(), signal.Signals[end])
sys.exit(int(end))
