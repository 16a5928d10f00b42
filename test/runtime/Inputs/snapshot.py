"""snapshot.py FOLDER: prints everything about the files of a folder that a program could have changed."""
import hashlib
import os
import sys

for folder, folders, files in os.walk(sys.argv[1]):
    folders.sort()
    for name in ["."] + sorted(files + folders):
        path = os.path.join(folder, name)
        status = os.lstat(path)
        content = hashlib.sha256(open(path, "rb").read()).hexdigest() if os.path.isfile(path) else ""
        print(path, oct(status.st_mode), status.st_ino, status.st_nlink, status.st_size, status.st_mtime_ns,
              status.st_ctime_ns, content)
