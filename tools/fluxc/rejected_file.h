#pragma once

// The file of the lines that `fluxc write` does not write, in a form that can be mended and written again.

#include <memory>
#include <string>
#include <string_view>

#include "runtime/io/byte_sink.h"
#include "runtime/io/csv_points.h"

namespace flux::cli {

class RejectedFile {
 public:
  // Empties the file, or makes it.
  static Result<std::unique_ptr<RejectedFile>> Open(const std::string& path);
  ~RejectedFile();
  RejectedFile(const RejectedFile&) = delete;
  RejectedFile& operator=(const RejectedFile&) = delete;

  // Adds a line of the input that is called so.
  void Add(const std::string& input, const LineError& error, std::string_view text);
  // Adds a row of CSV, below what it is read with.
  void Add(const std::string& input, const LineError& error, const io::CsvRow& row);
  // Writes what was added. Fails when something could not be written, now or before.
  Status Flush();

 private:
  RejectedFile(int file, const std::string& path) : file_(file), sink_(file, path) {}
  void AddText(std::string_view text);

  const int file_;
  io::FileByteSink sink_;
  std::string held_;
  std::string head_;  // of the rows that were added last
  Status status_;
};

}  // namespace flux::cli
