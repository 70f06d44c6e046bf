#pragma once

// The bytes around bodies of answers. Private to this component.

#include <string>
#include <string_view>

#include "tools/http/server.h"

namespace flux::http {

struct AnswerForm {
  bool has_chunks = false;
  bool keeps_connection = true;
  bool has_body = true;
};

inline constexpr std::string_view kContinueText = "HTTP/1.1 100 Continue\r\n\r\n";

// Status line and headers with the empty line behind them.
std::string HeadText(const AnswerHead& head, const AnswerForm& form);
// What stands in front of so many bytes of a body in chunks.
std::string ChunkHead(size_t bytes);
// A whole answer to what is not HTTP.
std::string RefusalText(int status);
// `127.0.0.1:80`, `[::1]:80`.
std::string AddressText(const std::string& address, uint16_t port);

}  // namespace flux::http
