#pragma once

// Columns of every type in every encoding, with and without nulls, full of extreme values.

#include <random>

#include "runtime/table/table.h"

namespace flux::jit_test {

struct Sample {
  Schema schema;
  Chunk chunk;
  // The rows as records.
  std::vector<Value> rows;
};

Sample MakeSample(size_t rows, uint64_t seed);

Value RandomValue(ColumnType type, std::mt19937_64& random);

}  // namespace flux::jit_test
