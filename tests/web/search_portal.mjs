// SPDX-License-Identifier: MIT
// A portal of many small datasets with Vietnamese titles, and questions whose answer is known.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PLACES = ("Hà Nội,Huế,Lai Châu,Điện Biên,Sơn La,Lạng Sơn,Quảng Ninh,Thanh Hóa,Nghệ An,Hà Tĩnh,Cao Bằng,Tuyên Quang,Lào Cai," +
  "Thái Nguyên,Phú Thọ,Bắc Ninh,Hưng Yên,Hải Phòng,Ninh Bình,Quảng Trị,Đà Nẵng,Quảng Ngãi,Gia Lai,Khánh Hòa,Lâm Đồng,Đắk Lắk," +
  "Đồng Nai,Tây Ninh,Cần Thơ,Vĩnh Long,Đồng Tháp,Cà Mau,An Giang,Thành phố Hồ Chí Minh").split(",");
const SUBJECTS = ("Dân số trung bình theo giới tính,Số hộ nghèo và cận nghèo,Số cơ sở khám bệnh chữa bệnh,Số giường bệnh,Số học sinh tiểu học," +
  "Số trường mầm non,Giáo viên trung học phổ thông,Sản lượng lúa cả năm,Diện tích gieo trồng cây hằng năm,Số lượng đàn lợn,Sản lượng thủy sản nuôi trồng," +
  "Diện tích rừng hiện có,Chất lượng không khí tại trạm quan trắc,Chất lượng nước mặt sông,Lượng mưa các tháng,Nhiệt độ trung bình,Mực nước hồ chứa," +
  "Danh sách doanh nghiệp thành lập mới,Vốn đầu tư trực tiếp nước ngoài,Chỉ số giá tiêu dùng,Doanh thu bán lẻ hàng hóa,Khách du lịch quốc tế,Cơ sở lưu trú," +
  "Số vụ tai nạn giao thông,Khối lượng hàng hóa vận chuyển,Tuyến xe buýt và điểm dừng,Chiều dài đường bộ,Dịch vụ công trực tuyến toàn trình," +
  "Hồ sơ thủ tục hành chính đã giải quyết,Thuê bao điện thoại di động,Tỷ lệ hộ có kết nối internet cáp quang,Di tích lịch sử văn hóa,Thư viện công cộng," +
  "Lao động đang làm việc,Tỷ lệ thất nghiệp,Thu ngân sách nhà nước,Chi ngân sách nhà nước,Giá đất theo khu vực,Quy hoạch sử dụng đất,Dự án nhà ở xã hội," +
  "Cấp nước sạch nông thôn,Thu gom chất thải rắn sinh hoạt,Tiêm chủng mở rộng,Người tham gia bảo hiểm y tế,Đối tượng bảo trợ xã hội").split(",");
const AGENCIES = ["Sở Y tế", "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Giáo dục và Đào tạo", "Sở Xây dựng", "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Công Thương"];
const THEMES = ["Y tế", "Kinh tế", "Môi trường", "Giáo dục", "Giao thông", "Hạ tầng số", "Xã hội", "Văn hóa"];
const FREQUENCIES = ["annual", "quarterly", "monthly", "irregular"];
const LICENCES = ["CC-BY-4.0", "CC0-1.0"];

// The same numbers on every machine.
export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function datasets(count) {
  const next = random(7);
  return Array.from({ length: count }, (_, i) => {
    const subject = SUBJECTS[i % SUBJECTS.length];
    const place = PLACES[Math.floor(i / SUBJECTS.length) % PLACES.length];
    const year = 2018 + Math.floor(i / SUBJECTS.length / PLACES.length);
    const agency = next(AGENCIES.length);
    return { id: `bo-${String(i).padStart(5, "0")}`, subject, place, year, agency, theme: next(THEMES.length),
      title: `${subject} ${place} năm ${year}`, frequency: FREQUENCIES[next(4)], licence: LICENCES[next(2)],
      month: 1 + next(12), day: 1 + next(28),
      description: `${subject} trên địa bàn ${place}, do ${AGENCIES[agency]} tổng hợp từ báo cáo của các đơn vị trong năm ${year}, ` +
        `phục vụ theo dõi lĩnh vực ${THEMES[agency].toLowerCase()} và công bố theo kế hoạch dữ liệu mở.` };
  });
}

export function writePortal(folder, count) {
  const put = (path, text) => writeFileSync(join(folder, path), text);
  mkdirSync(folder, { recursive: true });
  put("portal.yml", "title: Cổng thử tìm kiếm\nlanguages: [vi]\npublisher: so-0\nlicence: CC-BY-4.0\nissued: 2024-01-01\nmodified: 2026-06-01\n");
  put("organizations.csv", "id,name_vi,parent,type,homepage,email\n" + AGENCIES.map((name, i) => `so-${i},${name},,regional-authority,,\n`).join(""));
  put("themes.csv", "id,name_vi,dcat_theme\n" + THEMES.map((name, i) => `chu-de-${i},${name},GOVE\n`).join(""));
  for (const one of datasets(count)) {
    mkdirSync(join(folder, one.id));
    const date = `${one.year + 1}-${String(one.month).padStart(2, "0")}-${String(one.day).padStart(2, "0")}`;
    put(`${one.id}/dataset.md`, `---\ntitle: ${one.title}\ndescription: "${one.description}"\npublisher: so-${one.agency}\nthemes: [chu-de-${one.theme}]\n` +
      `keywords: [${one.place}, ${THEMES[one.theme]}]\nlicence: ${one.licence}\nfrequency: ${one.frequency}\nissued: ${date}\n` +
      `temporal: {start: ${one.year}-01-01, end: ${one.year}-12-31}\n---\n`);
    put(`${one.id}/so-lieu.csv`, "don_vi,chi_tieu,gia_tri\nA,x,1\nB,y,2\n");
  }
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");

// One letter lost, doubled, changed or swapped, of a word of five letters and more.
function mistyped(text, next) {
  const words = text.split(" ");
  const long = words.map((word, i) => [word, i]).filter(([word]) => word.length >= 5 && !/\d/.test(word));
  if (!long.length) return null;
  const [word, at] = long[next(long.length)];
  const i = 1 + next(word.length - 2);
  const kinds = [word.slice(0, i) + word.slice(i + 1), word.slice(0, i) + word[i] + word.slice(i),
    word.slice(0, i) + "x" + word.slice(i + 1), word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)];
  words[at] = kinds[next(4)];
  return words.join(" ");
}

// 25 of each kind: {kind, text, id}. A right answer must be told apart by what is asked, so place and year are in all but
// the questions of two words, whose answer is any dataset with both words in its title.
export function questions(count) {
  const all = datasets(count);
  const next = random(11);
  const list = [];
  const pick = () => all[next(all.length)];
  while (list.length < 25) {
    const one = pick();
    list.push({ kind: "accents dropped", text: plain(one.title).toLowerCase(), isRight: (id) => id === one.id });
  }
  while (list.length < 50) {
    const one = pick();
    const text = mistyped(plain(`${one.subject} ${one.place} ${one.year}`).toLowerCase(), next);
    if (text) list.push({ kind: "one typo", text, isRight: (id) => id === one.id });
  }
  while (list.length < 75) {
    const one = pick();
    const words = plain(one.subject).toLowerCase().split(" ").filter((word) => word.length > 2);
    const text = `${words[0]} ${words.at(-1)}`;
    const titles = new Map(all.map((other) => [other.id, plain(other.title).toLowerCase().split(/[^a-z0-9]+/)]));
    list.push({ kind: "two words", text, isRight: (id) => text.split(" ").every((word) => titles.get(id).includes(word)) });
  }
  while (list.length < 100) {
    const one = pick();
    const text = `${one.place} ${one.year} ${one.subject}`;
    list.push({ kind: "prefix", text: text.slice(0, -1 - next(3)), isRight: (id) => id === one.id });
  }
  return list;
}
