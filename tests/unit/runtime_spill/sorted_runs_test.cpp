#include "runtime/spill/sorted_runs.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <random>

#include "tests/support/temp_directory.h"

namespace flux {
namespace {

struct Row {
  int64_t key = 0, arrival = 0;
  friend auto operator<=>(const Row&, const Row&) = default;
};

Chunk ChunkOf(std::span<const Row> rows) {
  std::vector<int64_t> keys, arrivals;
  for (const Row& row : rows) {
    keys.push_back(row.key);
    arrivals.push_back(row.arrival);
  }
  return {{Column::FlatInt(std::move(keys)), Column::FlatInt(std::move(arrivals))}, rows.size()};
}

void AppendKey(const Chunk& chunk, size_t row, std::string& out) {
  out.push_back(static_cast<char>(chunk.columns[0]->IntAt(row)));
}

// Rows of few keys, `run_rows` to a run.
void CheckMerge(size_t rows, size_t run_rows) {
  const testing::TempDirectory directory;
  const MemoryAccount memory;
  const SpillSpace space(directory.path, memory, 3);
  const CancelToken cancel;
  SortedRuns runs(space, {{"key", ColumnType::kInt}, {"arrival", ColumnType::kInt}}, AppendKey);
  std::mt19937 random(static_cast<unsigned>(rows));
  std::vector<Row> all;
  for (size_t i = 0; i < rows; ++i) all.push_back({static_cast<int64_t>(random() % 200), static_cast<int64_t>(i)});
  for (size_t from = 0; from < rows; from += run_rows) {
    const std::span<const Row> run = std::span(all).subspan(from, std::min(run_rows, rows - from));
    std::vector<uint32_t> order(run.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](uint32_t i) { return run[i]; });
    BOOST_REQUIRE(runs.Add(ChunkOf(run), order, cancel).has_value());
  }
  std::ranges::sort(all);
  Result<MergedRuns> merged = runs.Merge();
  BOOST_REQUIRE(merged.has_value());
  RowCopier copier(runs.columns());
  while (merged->has_row()) {
    copier.Add(merged->row());
    BOOST_REQUIRE(merged->Next().has_value());
  }
  const Chunk copied = copier.Finish();
  BOOST_REQUIRE(copied.rows == rows);
  for (size_t i = 0; i < rows; ++i) {
    BOOST_TEST((Row{copied.columns[0]->IntAt(i), copied.columns[1]->IntAt(i)} == all[i]));
  }
}

BOOST_AUTO_TEST_SUITE(sorted_runs)

BOOST_AUTO_TEST_CASE(merges_one_run) { CheckMerge(100, 100); }

BOOST_AUTO_TEST_CASE(merges_few_runs) { CheckMerge(1000, 64); }

BOOST_AUTO_TEST_CASE(merges_runs_of_merged_runs) { CheckMerge(5000, 3); }

BOOST_AUTO_TEST_CASE(can_be_cancelled) {
  const testing::TempDirectory directory;
  const MemoryAccount memory;
  const SpillSpace space(directory.path, memory, 1);
  CancelToken cancel;
  SortedRuns runs(space, {{"key", ColumnType::kInt}, {"arrival", ColumnType::kInt}}, AppendKey);
  cancel.Cancel();
  const std::vector<Row> rows(10);
  const std::vector<uint32_t> order(10);
  const Status added = runs.Add(ChunkOf(rows), order, cancel);
  BOOST_REQUIRE(!added.has_value());
  BOOST_TEST((added.error().code == ErrorCode::kCanceled));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
