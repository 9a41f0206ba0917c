// SPDX-License-Identifier: EUPL-1.2
#include "device/television.h"

#include <fcntl.h>
#include <linux/cec.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <utility>

#include "base/descriptor.h"

namespace chancery {
namespace {

constexpr std::uint8_t television = CEC_LOG_ADDR_TV, everyone = CEC_LOG_ADDR_BROADCAST;

// One conversation: from the descriptor on, whatever fails first ends it.
class Line {
public:
    Line(int descriptor, const Television::Control& control) : descriptor_(descriptor), control_(control) {}

    Status take_address() {
        std::uint32_t mode = CEC_MODE_INITIATOR;
        if (Status set = ask(CEC_S_MODE, &mode, "the HDMI-CEC line is used by another program"); !set) return set;
        cec_caps caps{};
        if (Status told = ask(CEC_ADAP_G_CAPS, &caps, "the HDMI-CEC device does not answer"); !told) return told;
        if (Status told = ask(CEC_ADAP_G_LOG_ADDRS, &names_, "the HDMI-CEC device does not answer"); !told) return told;
        if (names_.num_log_addrs > 0 || (caps.capabilities & CEC_CAP_LOG_ADDRS) == 0) return {};
        names_ = {};
        names_.cec_version = CEC_OP_CEC_VERSION_1_4;
        names_.num_log_addrs = 1;
        names_.vendor_id = CEC_VENDOR_ID_NONE;
        names_.primary_device_type[0] = CEC_OP_PRIM_DEVTYPE_PLAYBACK;
        names_.log_addr_type[0] = CEC_LOG_ADDR_TYPE_PLAYBACK;
        names_.all_device_types[0] = CEC_OP_ALL_DEVTYPE_PLAYBACK;
        std::strncpy(names_.osd_name, "Chancery", sizeof names_.osd_name - 1);
        return ask(CEC_ADAP_S_LOG_ADDRS, &names_, "there is no television on the HDMI-CEC line: is its cable in, and CEC switched on in its menu");
    }

    Status say(std::uint8_t to, std::initializer_list<std::uint8_t> words) {
        const std::uint8_t own = names_.log_addr[0] <= CEC_LOG_ADDR_BROADCAST ? names_.log_addr[0] : std::uint8_t{CEC_LOG_ADDR_UNREGISTERED};
        cec_msg message{};
        message.msg[0] = static_cast<std::uint8_t>(own << 4U | to);
        message.len = 1;
        for (const std::uint8_t word : words) message.msg[message.len++] = word;
        if (Status sent = ask(CEC_TRANSMIT, &message, "the HDMI-CEC line is silent"); !sent) return sent;
        if ((message.tx_status & CEC_TX_STATUS_OK) != 0) return {};
        return {ErrorKind::refused, "the television does not listen to HDMI-CEC: switch it on in the television's menu (makers have their own names for it)"};
    }

    // Where on the tree of HDMI sockets this machine is.
    Result<std::uint16_t> place() {
        std::uint16_t address = CEC_PHYS_ADDR_INVALID;
        if (Status told = ask(CEC_ADAP_G_PHYS_ADDR, &address, "the HDMI-CEC device does not answer"); !told) return told.error();
        return address;
    }

private:
    Status ask(unsigned long request, void* argument, const char* otherwise) {
        if (control_(descriptor_, request, argument) == 0) return {};
        return {ErrorKind::refused, std::string(otherwise) + " (" + std::strerror(errno) + ")"};
    }

    int descriptor_;
    const Television::Control& control_;
    cec_log_addrs names_{};
};

}  // namespace

Television::Television(std::string device)
    : Television(std::move(device), [](int descriptor, unsigned long request, void* argument) { return ::ioctl(descriptor, request, argument); }) {}

Status Television::say(bool on) {
    const Descriptor line(::open(device_.c_str(), O_RDWR | O_CLOEXEC));
    if (line.get() < 0 && errno == ENOENT) return {ErrorKind::missing, "this machine has no HDMI-CEC (" + device_ + " is not there)"};
    if (line.get() < 0)
        return {ErrorKind::refused, device_ + " cannot be opened: add the user to the group video, or let the service open it (DeviceAllow=char-cec rw)"};
    Line cec(line.get(), control_);
    if (Status taken = cec.take_address(); !taken) return taken;
    if (!on) return cec.say(television, {CEC_MSG_STANDBY});
    if (Status woken = cec.say(television, {CEC_MSG_IMAGE_VIEW_ON}); !woken) return woken;
    const auto place = cec.place();
    if (!place) return place.error();
    return cec.say(everyone, {CEC_MSG_ACTIVE_SOURCE, static_cast<std::uint8_t>(*place >> 8U), static_cast<std::uint8_t>(*place & 255U)});
}

Status Television::standby() { return say(false); }
Status Television::wake() { return say(true); }

}  // namespace chancery
