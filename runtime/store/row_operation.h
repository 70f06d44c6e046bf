#pragma once

// The operations on the rows of single tables that a scan of the store does itself: those for which it need not read
// all rows.

#include "runtime/plan/specs/scan.h"
#include "runtime/store/column_parts.h"
#include "runtime/store/table_sender.h"

namespace flux::store {

// Why the store does not do the operation on a scan whose values it suits; empty when it does.
std::string RowOperationObstacle(const plan::ScanSpec& scan, const plan::Node& operation);
// Whether it also depends on the types of values.
bool DependsOnType(const plan::Node& operation);
// Why it is not done to values of a type, empty when it is. A series that comes later with such values is still done
// right, or fails as it would here.
std::string TypeObstacle(const plan::Node& operation, ColumnType type);

// Which columns of the points the operation (null: none) needs so that a table with the columns `sent` can be sent.
ChunkParts PartsNeeded(const plan::Node* operation, ChunkParts sent);

// The operation (null: none) leaves no more rows of the parts than these.
size_t MaxRows(const plan::Node* operation, const ColumnParts& parts);

// Whether what the operation (null: none) leaves of rows stays in the order of their times.
bool KeepsTimeOrder(const plan::Node* operation);

// Sends what the operation (null: none) leaves of the rows of the parts, of which there is at least one.
Status SendTable(const plan::Node* operation, ColumnParts& parts, TableSender& sender);

}  // namespace flux::store
