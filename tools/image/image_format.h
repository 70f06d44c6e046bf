#pragma once

// The container in which a build puts the standard library: the interfaces (types) of all packages, their
// documentation, and the bytecode of each. It is part of the program, so reading only guards against a broken build.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/error.h"

namespace flux::image {

// What the comment above a declaration says: its text, and the versions of Flux in which the function came and was
// deprecated, empty where it does not say so.
struct Documentation {
  std::string text;
  std::string introduced;
  std::string deprecated;
};

// What the comments of a package say.
struct PackageDocs {
  std::string text;
  std::map<std::string, Documentation, std::less<>> names;  // of those exports that have a text
};

// The parts of an image as views into its bytes.
struct Contents {
  std::string_view interfaces;                                         // as types/package_interface.h writes them
  std::vector<std::pair<std::string_view, std::string_view>> modules;  // import path, .fluxb bytes; prelude order first
  std::string_view docs;                                               // for ReadDocs
  uint64_t fingerprint = 0;                                            // of everything
};

// Joins the parts into one block of bytes.
std::string Write(std::string_view interfaces, const std::map<std::string, PackageDocs>& docs,
                  const std::vector<std::pair<std::string, std::string>>& modules);
// Views into `bytes`, which must outlive the result.
Result<Contents> Read(std::string_view bytes);
// Finds the documentation of the package at an import path; empty when there is no such package.
Result<PackageDocs> ReadDocs(std::string_view docs, std::string_view path);

}  // namespace flux::image
