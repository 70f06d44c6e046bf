#include "tests/unit/runtime_io/table_literal.h"

#include <boost/test/unit_test.hpp>

namespace flux::io {

Table MakeTable(std::vector<ColumnLiteral> columns, size_t rows) {
  std::vector<GroupKeyEntry> key;
  std::vector<ColumnDef> schema;
  Chunk chunk;
  chunk.rows = rows;
  for (ColumnLiteral& column : columns) {
    schema.push_back({column.name, column.type});
    if (column.is_key) {
      Value value = column.cells[0].is_null() ? Value::Null(ToValueKind(column.type)) : column.cells[0];
      key.push_back({column.name, column.type, value});
      chunk.columns.push_back(Column::Constant(column.type, value, rows));
      continue;
    }
    BOOST_REQUIRE_EQUAL(column.cells.size(), rows);
    ColumnBuilder builder(column.type);
    for (const Value& cell : column.cells) BOOST_REQUIRE(builder.Append(cell).has_value());
    chunk.columns.push_back(builder.Finish());
  }
  Table table;
  table.header = std::make_shared<const TableHeader>(GroupKey(std::move(key)), Schema(std::move(schema)), false);
  if (rows > 0) table.chunks.push_back(std::move(chunk));
  return table;
}

std::string Encode(ResultEncoder& encoder, StringByteSink& sink, const std::vector<ResultSet>& results,
                   size_t chunk_rows) {
  const auto check = [](const Status& status) { BOOST_REQUIRE_MESSAGE(status, status.error().message); };
  for (const ResultSet& result : results) {
    TableSink& tables = encoder.BeginResult(result.name);
    for (Table table : result.tables) {
      if (chunk_rows > 0 && table.row_count() > 0) table.chunks = SplitChunk(table.Combined(), chunk_rows);
      check(SendTable(table, tables));
    }
    check(tables.Finish());
    check(encoder.EndResult());
  }
  check(encoder.Finish());
  return sink.text;
}

std::string EncodeAs(std::string_view format, const std::vector<ResultSet>& results, size_t chunk_rows) {
  StringByteSink sink;
  auto encoder = MakeEncoder(format, sink);
  BOOST_REQUIRE(encoder.has_value());
  return Encode(**encoder, sink, results, chunk_rows);
}

}  // namespace flux::io
