// How everything Ingot makes gets its name. At any instant the name shows nothing, the old file, or the
// complete new one: the bytes go to a file without a name in the same directory, which is synced, named and
// renamed over the old one.
//
// - A write that fails (full disk, file size limit, read-only directory) leaves the old file as it was, and
//   nothing else.
// - A process killed at the worst moment leaves at most one hidden file, `.<name>.ingot-tmp`, which the next
//   run for the same name replaces.
// - A symbolic link is replaced, as clang and lld do, not followed: the name given is what becomes the new
//   file. The links in /dev and /proc (/dev/stdout) are followed, because they stand for open files.
// - What exists and is not a regular file (a terminal, a pipe, /dev/null) is written to directly, and so is
//   `-`, standard output.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <string>

namespace ingot {

enum class FileKind { data, program }; // a program gets the x permissions; the umask applies to both

Result<Done> publish_file(const std::string& path, Bytes bytes, FileKind kind);

// The same in a directory that is open, wherever it is by now. What has the name already is a file of ours.
Result<Done> publish_file_in(int directory, const std::string& name, Bytes bytes, FileKind kind);

} // namespace ingot
