#!/usr/bin/env python3
"""option_pages.py INGOT FOLDER: writes the man page and the completions of bash, zsh and fish into a folder, from the
table of options that --help shows: INGOT [COMMAND] --describe-options gives it as JSON."""
import json
import pathlib
import re
import subprocess
import sys


def describe(ingot, *command):
    result = subprocess.run([ingot, *command, "--describe-options"], check=True, capture_output=True, text=True)
    return json.loads(result.stdout)


def spellings(text):
    """[(option, what stands before its value: "=", " " or None)] of what --help shows: "-march=CPU, -mcpu=CPU"."""
    found = []
    for part in text.split(", "):
        words = part.split(" ")
        is_separate = not words[-1].startswith("-")
        for word in words[:-1] if is_separate else words:
            option, equals, _ = word.partition("=")
            found.append((option, " " if is_separate else equals or None))
    return found


def rows(table):
    return [(option, before_value, row["help"]) for row in table["options"]
            for option, before_value in spellings(row["text"])]


def roff(text):
    """Text of a man page: groff_char(7), and no line is a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def man_page(main, commands, version):
    lines = [f'.TH INGOT 1 "" "ingot {version}"', ".SH NAME", f"ingot \\- {roff(main['description'])}", ".SH SYNOPSIS", ".nf"]
    lines += [roff(line.strip()) for line in main["usage"].removeprefix("Usage: ").splitlines()] + [".fi", ".SH DESCRIPTION", roff(main["footer"])]
    lines += [".SH OPTIONS"]
    known = set()
    for title, table in [(None, main), *commands.items()]:
        new = [row for row in table["options"] if row["text"] not in known]
        if title:
            lines += [f".SH INGOT {title.upper()}", roff(table["description"]) + "."]
        group = None
        for row in new:
            if not title and row["group"] != group:
                group = row["group"]
                lines += [f".SS {roff(group)}"]
            lines += [".TP", f"\\fB{roff(row['text'])}\\fR", roff(row["help"])]
            known.add(row["text"])
    lines += [".SH EXIT STATUS",
              "0, 1 if the input is at fault or the world failed, 2 if the command line is at fault."]
    return "\n".join(lines) + "\n"


def bash_completion(main, commands):
    def words(table):
        return " ".join(option + ("=" if before_value == "=" else "") for option, before_value, _ in rows(table))
    cases = "\n".join(f"    {name}) options='{words(table)}' ;;" for name, table in commands.items())
    return f"""# Completion of ingot for bash.
_ingot() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} command= options
  [ "$COMP_CWORD" -gt 1 ] && command=${{COMP_WORDS[1]}}
  case $command in
{cases}
    *) options='{words(main)}' ;;
  esac
  COMPREPLY=()
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    [[ ${{COMPREPLY[0]}} == *= ]] && compopt -o nospace
  elif [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "{' '.join(commands)}" -- "$current")
  fi
}}
complete -o default -F _ingot ingot
"""


def zsh_completion(main, commands):
    def specs(table):
        for option, before_value, help_text in rows(table):
            text = help_text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("'", "'\\''")
            value = ":value:_files" if before_value else ""
            yield f"      '*{option}{'=' if before_value == '=' else ''}[{text}]{value}' \\"
    def arguments(table):
        return "    _arguments \\\n" + "\n".join(specs(table)) + "\n      '*:file:_files'"
    cases = "\n".join(f"  {name})\n{arguments(table)}\n    ;;" for name, table in commands.items())
    return f"""#compdef ingot
# Completion of ingot for zsh.
(( CURRENT == 2 )) && compadd -- {' '.join(commands)}
case $words[2] in
{cases}
  *)
{arguments(main)}
    ;;
esac
"""


def fish_completion(main, commands):
    def quoted(text):
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    names = " ".join(commands)
    lines = ["# Completion of ingot for fish."]
    lines += [f"complete -c ingot -n __fish_use_subcommand -a {name} -d {quoted(table['description'])}"
              for name, table in commands.items()]
    for condition, table in [(f"not __fish_seen_subcommand_from {names}", main),
                             *((f"__fish_seen_subcommand_from {name}", table) for name, table in commands.items())]:
        for option, before_value, help_text in rows(table):
            kind = "-l " + option[2:] if option.startswith("--") else ("-s " if len(option) == 2 else "-o ") + option[1:]
            lines.append(f"complete -c ingot -n {quoted(condition)} {kind}{' -r' if before_value else ''} -d {quoted(help_text)}")
    return "\n".join(lines) + "\n"


def main():
    ingot, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    table = describe(ingot)
    names = re.findall(r"^ +ingot (\w+) ", table["usage"], re.MULTILINE)
    commands = {name: describe(ingot, name) for name in names}
    version = subprocess.run([ingot, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ingot.1").write_text(man_page(table, commands, version))
    (folder / "ingot").write_text(bash_completion(table, commands))
    (folder / "_ingot").write_text(zsh_completion(table, commands))
    (folder / "ingot.fish").write_text(fish_completion(table, commands))


if __name__ == "__main__":
    main()
