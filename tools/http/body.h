#pragma once

// Bodies of requests and answers as their headers want them: compressed or not, of known length or not.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/io/byte_sink.h"
#include "runtime/net/gzip.h"
#include "tools/http/server.h"

namespace flux::http {

// Hands on the body, decompressed, piece by piece. Fails with `kOutOfRange` when it has more bytes than `most`, with
// `kDataLoss` when it is not the gzip that its header promises, as `ReadBody` does, and as `take` does.
Status ReadPieces(Exchange& exchange, uint64_t most, const std::function<Status(std::string_view)>& take);
// The whole body; the same.
Result<std::string> ReadAll(Exchange& exchange, uint64_t most);

// The answer to a request. A small one is sent whole with its length; a larger one goes out in pieces, compressed when
// the client accepts that.
class Answer final : public io::ByteSink {
 public:
  explicit Answer(Exchange& exchange) : exchange_(exchange) {}

  // Both have effect until something has been sent.
  void SetStatus(int status) { head_.status = status; }
  int status() const { return head_.status; }
  void AddHeader(std::string name, std::string value) { head_.headers.emplace_back(std::move(name), std::move(value)); }
  // Takes one back.
  void RemoveHeader(std::string_view name) {
    std::erase_if(head_.headers, [&](const auto& header) { return header.first == name; });
  }
  bool is_sent() const { return is_sent_; }
  // How many bytes of the body were written so far, before they are compressed.
  uint64_t bytes() const { return bytes_; }
  // Forgets what was written, if nothing was sent.
  void Clear() {
    waiting_.clear();
    bytes_ = 0;
  }

  Status Write(std::string_view bytes) override;
  // Ends the answer; there is one without a body, too.
  Status Finish();

 private:
  void SendHead();
  Status Send(std::string_view bytes);

  Exchange& exchange_;
  AnswerHead head_;
  std::string waiting_;
  uint64_t bytes_ = 0;
  bool is_sent_ = false;
  std::unique_ptr<net::GzipWriter> gzip_;
};

}  // namespace flux::http
