#pragma once

// A file that is edited: parsed again after every change, but only from the first changed statement on.

#include <memory>
#include <vector>

#include "compiler/parse/parse.h"

namespace flux {

class EditedFile {
 public:
  // Parses the text, which may differ from the last one anywhere. Tree and diagnostics are those of ParseFile.
  void Update(std::shared_ptr<const SourceFile> source);

  // The tree. Nodes that an update replaces live until the next update.
  const ast::File& file() const { return *parts_.back().file; }
  const DiagnosticSink& diagnostics() const { return diagnostics_; }
  // Counts the first statements that are the very nodes of the tree before the last update. When there are any, package
  // clause and imports are the same too.
  size_t unchanged() const { return unchanged_; }

 private:
  // A parse and the number of statements before it that were taken over from earlier ones.
  struct Part {
    std::unique_ptr<const ast::File> file;
    size_t first_statement;
  };

  size_t CountUnchanged(const SourceFile& source) const;
  void Replace(std::unique_ptr<const ast::File> file);

  // Each owns the statements from its first one to that of the next part; the last lists them all.
  std::vector<Part> parts_;
  std::vector<Part> replaced_;  // by the last update
  DiagnosticSink diagnostics_;
  size_t unchanged_ = 0;
};

// Parses the text behind the first `count` (not 0) statements of `before`, which must be where it was, and takes those
// over; sets `is_whole` instead when everything had to be parsed anew.
ast::File ParseBehind(const ast::File& before, size_t count, std::shared_ptr<const SourceFile> source,
                      DiagnosticSink& diagnostics, bool& is_whole);

}  // namespace flux
