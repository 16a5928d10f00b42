#!/usr/bin/env python3
"""Compares a report of --memory-report --stack-usage in JSON with what llvm-size and llvm-nm say: check_report.py REPORT IMAGE"""
import json
import subprocess
import sys


def main():
    report, image = json.load(open(sys.argv[1])), sys.argv[2]
    memory, stack = report["memory"], report["stack"]
    sizes = {}
    for line in subprocess.run(["llvm-size", "-A", image], check=True, capture_output=True, text=True).stdout.splitlines():
        words = line.split()
        if len(words) == 3 and words[1].isdigit():
            sizes[words[0]] = (int(words[1]), int(words[2]))
    for section in memory["sections"]:
        size, address = sizes[section["name"]]
        assert max(section["flash"], section["ram"]) == size and section["address"] == address, section
    for kind in ("flash", "ram"):
        of_sections = sum(section[kind] for section in memory["sections"])
        of_symbols = sum(symbol[kind] for symbol in memory["symbols"])
        assert of_sections == of_symbols + memory["rest"][kind] and memory["rest"][kind] >= 0, kind
    used = {region["name"]: region["used"] for region in memory["regions"]}
    assert used["ram"] == sum(section["ram"] for section in memory["sections"]), used
    assert used["flash"] >= sum(section["flash"] for section in memory["sections"]), used
    check = [entry for entry in stack if entry.get("name") == "check"]
    assert len(check) == 1 and check[0]["function"] == 2 and check[0]["frame"] > 0, check
    assert [entry["frame"] for entry in stack] == sorted((entry["frame"] for entry in stack), reverse=True)


if __name__ == "__main__":
    main()
