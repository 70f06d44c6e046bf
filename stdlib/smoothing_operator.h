#pragma once

// Base of operators that replace the values of columns by ones computed over several rows, and drop the rows before the
// first such value: moving averages and momentum indicators.

#include <optional>
#include <string>
#include <vector>

#include "runtime/exec/table_operator.h"

namespace flux::stdlib {

// The values of a column as floats; nothing where a value is null.
using OptionalNumbers = std::vector<std::optional<double>>;
OptionalNumbers NumbersOf(const Column& column);
ColumnRef ToColumn(const OptionalNumbers& values);

// The column of numbers, outside the group key, whose values `function` replaces; fails when it is missing or another.
Result<size_t> FindSmoothedColumn(std::string_view function, const TableHeader& header, std::string_view name);

class SmoothingOperator : public exec::WholeTableOperator {
 public:
  // `function` is for messages. Columns that a table lacks are left out, unless `is_required`.
  SmoothingOperator(std::string_view function, std::vector<std::string> columns, bool is_required,
                    exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out),
        function_(function),
        columns_(std::move(columns)),
        is_required_(is_required) {}

 protected:
  // Gives the new values of the last rows, as many for every column of one table; at most as many as there are rows.
  virtual OptionalNumbers Smooth(const OptionalNumbers& values) const = 0;
  // How many rows stay of a table of `rows` rows.
  virtual size_t RowsKept(size_t rows) const = 0;

 private:
  Status Process(const TableHeaderRef& header, const Chunk& rows) final;
  Result<std::vector<size_t>> FindColumns(const TableHeader& header) const;

  std::string_view function_;
  std::vector<std::string> columns_;
  bool is_required_;
};

// Exponential moving averages of `n` values: the first is the mean of the first n values, and each following one weighs
// its value with 2 / (n + 1). A null repeats the average. Gives values.size() - n + 1 averages, none when that is
// negative.
OptionalNumbers ExponentialAverages(const OptionalNumbers& values, size_t n);

}  // namespace flux::stdlib
