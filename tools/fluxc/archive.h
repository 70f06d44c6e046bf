#pragma once

// Archives of files: tar, alone or compressed with gzip, and zip.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"

namespace flux::cli {

struct ArchiveMember {
  std::string name;  // path inside the archive
  std::string text;
};

// Whether a file is one, by the ending of its name: `.tar`, `.tar.gz`, `.tgz` or `.zip`.
bool IsArchive(std::string_view name);

// Gives the files whose paths are wanted, in the order of the archive. Fails when it cannot be read, is damaged, or a
// wanted file is larger than any script.
Result<std::vector<ArchiveMember>> ReadArchive(const std::string& path,
                                               const std::function<bool(std::string_view)>& is_wanted);

}  // namespace flux::cli
