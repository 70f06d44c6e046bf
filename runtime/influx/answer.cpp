#include "runtime/influx/answer.h"

#include <functional>

namespace flux::influx {
namespace {

using Kind = MsgpackItem::Kind;

std::unexpected<Error> Malformed() {
  return Fail(ErrorCode::kDataLoss, "InfluxDB sent an answer that is not in the expected form");
}

// Reads a map and calls `on_key` at the value of each key.
Status ForEachKey(MsgpackReader& reader, const std::function<Status(std::string_view)>& on_key) {
  MsgpackItem item;
  if (!reader.Read(item) || item.kind != Kind::kMap) return Malformed();
  const size_t size = item.size;
  for (size_t i = 0; i < size; ++i) {
    if (!reader.Read(item) || item.kind != Kind::kString) return Malformed();
    FLUX_TRY_STATUS(on_key(item.text));
  }
  return {};
}

// Reads an array and calls `on_item` at each item.
Status ForEachItem(MsgpackReader& reader, const std::function<Status()>& on_item) {
  MsgpackItem item;
  if (!reader.Read(item)) return Malformed();
  if (item.kind == Kind::kNil) return {};
  if (item.kind != Kind::kArray) return Malformed();
  const size_t size = item.size;
  for (size_t i = 0; i < size; ++i) FLUX_TRY_STATUS(on_item());
  return {};
}

Result<std::string> ReadString(MsgpackReader& reader) {
  MsgpackItem item;
  if (!reader.Read(item) || item.kind != Kind::kString) return Malformed();
  return std::string(item.text);
}

Status Skip(MsgpackReader& reader) {
  if (!reader.Skip()) return Malformed();
  return {};
}

}  // namespace

Error ServerError(std::string message) {
  ErrorCode code = ErrorCode::kFailedPrecondition;
  if (message.find("not found") != std::string::npos) code = ErrorCode::kNotFound;
  if (message.find("not authorized") != std::string::npos) code = ErrorCode::kPermissionDenied;
  return {code, "InfluxDB: " + std::move(message)};
}

Status AnswerDecoder::Feed(std::string_view bytes) {
  pending_ += bytes;
  return pending_.size() < retry_size_ ? Status() : DecodeComplete();
}

Status AnswerDecoder::Finish() {
  FLUX_TRY_STATUS(DecodeComplete());
  if (!pending_.empty() || is_partial_ || !has_document_) {
    return Fail(ErrorCode::kDataLoss, "the answer of InfluxDB ends too early");
  }
  return {};
}

// Decodes the documents that have arrived as a whole and keeps the rest.
Status AnswerDecoder::DecodeComplete() {
  MsgpackReader scout(pending_);
  std::string_view rest = pending_;
  while (!rest.empty() && scout.Skip()) {
    MsgpackReader reader(rest.substr(0, rest.size() - scout.rest().size()));
    FLUX_TRY_STATUS(DecodeDocument(reader));
    rest = scout.rest();
  }
  if (scout.state() == MsgpackState::kInvalid) return Malformed();
  pending_.erase(0, pending_.size() - rest.size());
  // A document is scanned again only when it has doubled, so a large one costs no more than twice its size.
  retry_size_ = 2 * pending_.size();
  return {};
}

Status AnswerDecoder::DecodeDocument(MsgpackReader& reader) {
  has_document_ = true;
  is_partial_ = false;
  return ForEachKey(reader, [&](std::string_view key) -> Status {
    if (key == "results") return ForEachItem(reader, [&] { return DecodeResult(reader); });
    if (key != "error") return Skip(reader);
    FLUX_TRY(std::string message, ReadString(reader));
    return std::unexpected(ServerError(std::move(message)));
  });
}

Status AnswerDecoder::DecodeStatementNumber(MsgpackReader& reader) {
  MsgpackItem item;
  if (!reader.Read(item) || item.kind != Kind::kInt || item.integer < 0) return Malformed();
  return handler_.BeginStatement(static_cast<size_t>(item.integer));
}

Status AnswerDecoder::DecodeResult(MsgpackReader& reader) {
  return ForEachKey(reader, [&](std::string_view key) -> Status {
    if (key == "series") return ForEachItem(reader, [&] { return DecodeSeries(reader); });
    if (key == "error") {
      FLUX_TRY(std::string message, ReadString(reader));
      return std::unexpected(ServerError(std::move(message)));
    }
    if (key == "statement_id") return DecodeStatementNumber(reader);
    if (key != "partial") return Skip(reader);
    MsgpackItem item;
    if (!reader.Read(item) || item.kind != Kind::kBool) return Malformed();
    is_partial_ = item.boolean;
    return {};
  });
}

Status AnswerDecoder::DecodeSeries(MsgpackReader& reader) {
  AnswerSeries series;
  return ForEachKey(reader, [&](std::string_view key) -> Status {
    if (key == "name") {
      FLUX_TRY(series.name, ReadString(reader));
    } else if (key == "tags") {
      return ForEachKey(reader, [&](std::string_view tag) -> Status {
        FLUX_TRY(std::string value, ReadString(reader));
        series.tags.emplace_back(tag, std::move(value));
        return {};
      });
    } else if (key == "columns") {
      return ForEachItem(reader, [&]() -> Status {
        FLUX_TRY(std::string column, ReadString(reader));
        series.columns.push_back(std::move(column));
        return {};
      });
    } else if (key == "values") {
      return DecodeRows(reader, series);
    } else {
      return Skip(reader);
    }
    return {};
  });
}

Status AnswerDecoder::DecodeRows(MsgpackReader& reader, const AnswerSeries& series) {
  if (series.columns.empty()) return Malformed();
  FLUX_TRY_STATUS(handler_.BeginSeries(series));
  row_.resize(series.columns.size());
  MsgpackItem head;
  if (!reader.Read(head) || head.kind != Kind::kArray) return Malformed();
  for (size_t i = 0; i < head.size; ++i) {
    MsgpackItem row;
    if (!reader.Read(row) || row.kind != Kind::kArray || row.size != row_.size()) return Malformed();
    for (MsgpackItem& item : row_) {
      if (!reader.Read(item) || item.kind == Kind::kArray || item.kind == Kind::kMap) return Malformed();
    }
    FLUX_TRY_STATUS(handler_.AddRow(row_));
  }
  return {};
}

}  // namespace flux::influx
