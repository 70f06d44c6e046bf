#pragma once

// Answers to InfluxQL: a stream of MessagePack documents, each with a part of the series of a statement, possibly with
// an error in a late one.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/influx/msgpack.h"

namespace flux::influx {

// The head of a run of rows.
struct AnswerSeries {
  std::string name;  // the measurement
  std::vector<std::pair<std::string, std::string>> tags;
  std::vector<std::string> columns;
};

// Gets the rows of an answer. A series may come in several runs, one after the other.
class AnswerHandler {
 public:
  virtual ~AnswerHandler() = default;
  // What follows answers this one of the statements, counted from zero, until the next call.
  virtual Status BeginStatement(size_t) { return {}; }
  // The rows that follow are of this series, until the next call.
  virtual Status BeginSeries(const AnswerSeries& series) = 0;
  // One value per column.
  virtual Status AddRow(std::span<const MsgpackItem> row) = 0;
};

// Decodes the answer to one or several statements as it arrives. Rows may be handed on before a later document brings
// an error, so nothing may be done with them until `Finish` has succeeded.
class AnswerDecoder {
 public:
  explicit AnswerDecoder(AnswerHandler& handler) : handler_(handler) {}
  // Takes the next bytes, cut anywhere. Fails on what is no answer and with the server's own error.
  Status Feed(std::string_view bytes);
  // Fails with `kDataLoss` when the answer is not complete.
  Status Finish();

 private:
  Status DecodeComplete();
  Status DecodeDocument(MsgpackReader& reader);
  Status DecodeResult(MsgpackReader& reader);
  Status DecodeStatementNumber(MsgpackReader& reader);
  Status DecodeSeries(MsgpackReader& reader);
  Status DecodeRows(MsgpackReader& reader, const AnswerSeries& series);

  AnswerHandler& handler_;
  std::string pending_;
  size_t retry_size_ = 0;  // no use in looking for a whole document below this size
  bool has_document_ = false, is_partial_ = false;
  std::vector<MsgpackItem> row_;
};

// Gives the error that InfluxDB's own words stand for.
Error ServerError(std::string message);

}  // namespace flux::influx
