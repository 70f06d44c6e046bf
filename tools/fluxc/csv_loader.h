#pragma once

// Loading CSV into a bucket.

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "runtime/io/csv_points.h"
#include "runtime/store/store.h"

namespace flux::cli {

// Told of each row that is not written.
using RejectedRows = std::function<void(const LineError& error, const io::CsvRow& row)>;

struct CsvSource {
  std::string bucket;
  Precision precision = Precision::kNanoseconds;  // of times that are numbers
  Time default_time;                              // of rows without a time
  std::span<const std::string> header;            // lines in front of the text
  size_t skipped_lines = 0;                       // at the beginning of the text
  RejectedRows rejected = {};                     // nothing, if nobody wants to know
};

// The loader of text in CSV, with the promises of one for line protocol. The store outlives it. Fails on a header that
// cannot be one.
Result<std::unique_ptr<LineLoader>> MakeCsvLoader(Store& store, const CsvSource& source);

}  // namespace flux::cli
