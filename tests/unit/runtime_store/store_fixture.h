#pragma once

// A store in a directory of its own, and short ways to fill and read it.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "runtime/store/store.h"
#include "tests/support/temp_directory.h"

namespace flux::store {

using testing::TempDirectory;

// Opens the store in `path`; a failure ends the test.
std::unique_ptr<Store> OpenStore(const std::string& path, StoreOptions options = {});

// Loads line protocol with nanosecond times; a failure ends the test.
LoadReport Load(Store& store, std::string_view bucket, std::string_view text);

// What a scan asks for.
struct Query {
  int64_t start = INT64_MIN, stop = INT64_MAX;
  std::vector<expr::Function> predicates = {};
  std::optional<std::vector<std::string>> columns = {};
  size_t chunk_rows = 8192;
  plan::NodeRef operation = nullptr;  // offered to the source, which must take it
  bool is_late = false;               // the source took the operation before the series came
  std::shared_ptr<const expr::Function> sieve = nullptr;
  size_t piece_rows = 0;  // tables are read in parts, large ones in pieces, of so many rows; zero: as one
};

std::vector<Table> ScanTables(Store& store, std::string_view bucket, const Query& query = {},
                              ScanStats* stats = nullptr);

// Lets `write` work on the store in a process of its own and kills it so long after it has acknowledged something. It
// reports through a pipe, as an int, how much it has; the last of these reports is given.
int AcknowledgedWhenKilled(const std::string& path, int milliseconds, void (*write)(const std::string& path, int pipe));

// Renders tables as `_field=v,_measurement=m,host=a: time value, time value` lines.
std::string Render(const std::vector<Table>& tables);
std::string Scan(Store& store, std::string_view bucket, const Query& query = {});

// Builds `(r) => …` predicates.
expr::Function Compare(std::string column, BinaryOp op, Value literal);
expr::Function Exists(std::string column);
expr::Function Not(const expr::Function& fn);
expr::Function Either(const expr::Function& a, const expr::Function& b);

}  // namespace flux::store
