"""The words around an agency or a role word that say what part it has; all in lower case without marks."""

from __future__ import annotations

import re

WITH = re.compile(r"phoi hop(?: (?:chat che|thuong xuyen|dong bo|tot|hieu qua))?(?:,? cung)?(?: voi| cung)?(?: cac)? $")
WITH_UNKNOWN = re.compile(r"phoi hop(?: chat che)?(?: voi| cung)? (?P<names>[^;.]{1,160}?)(?:,| va) (?:cac )?$")
"""A list of counterparts that begins with a name nobody knows: "phối hợp với Ban quản lý dự án, Sở Y tế"."""
NO_NAMES = re.compile(r"\b(?:de|trong|viec|nham|tham muu|thuc hien|xay dung|to chuc|tong hop|trien khai|bao cao)\b")
RECEIVER = re.compile(
    r"(?:gui|nop|chuyen|phan anh|phan hoi)"
    r"(?: (?:bao cao|ket qua|ho so|van ban|danh sach|so lieu)){0,2}(?: (?:ve|den|cho|toi|qua|lai))? $"
    r"|(?:bao cao|ket qua|tinh hinh|thong tin|kien nghi)[^,;.]{0,60} (?:ve|gui) $"
    r"|(?:gui|bao cao) [^,;.]{0,80} (?:ve|den) $"
)
BOSS = re.compile(
    r"(?:bao cao(?: ngay| kip thoi| truc tiep| bang van ban)*(?: voi| cho| len)?|bao cao [^,;.]{1,80} (?:voi|cho|len)"
    r"|trinh|tham muu(?: cho| giup| voi)?|giup(?: viec)?(?: cho)?|de xuat(?: voi)?|kien nghi(?: voi)?"
    r"|xin y kien(?: chi dao)?(?: cua)?|theo chi dao cua|y kien chi dao cua|y kien cua) $"
)
DIRECTED = re.compile(
    r"(?:\b(?:giao|yeu cau|de nghi|phan cong(?: nhiem vu)?(?: cu the)?)(?: them)?(?: cho)?:?\s(?:thu truong )?"
    r"(?:dong chi )?)$"
)
SIGNED = re.compile(r"(?: \w+){2,5} da ky ban hanh\b")
ORDERS = re.compile(r"\s*,?\s*(?:da )?(?:giao|yeu cau|phan cong|chi thi)\b")
ANNOUNCES = re.compile(
    r"\s*,?\s*(?:yeu cau|chi thi|giao)\b[^.;:]{0,120}?"
    r"\b(?:nhu sau|sau day|(?:viec|noi dung|nhiem vu|cong viec) sau)\s*:?\s*$"
    r"|\s*,?\s*(?:yeu cau|chi thi)\s*:\s*$"
)
"""Orders whose bearers come in the points below: "Chủ tịch UBND tỉnh yêu cầu làm ngay những việc sau:"."""
LED = re.compile(r"\b(?:chi|lanh) dao $")
OBJECT = re.compile(
    r"\b(?:cua|thuoc|tai|tu|cho|voi|cung|boi|den|ve|la|nhu|theo|duoc|vao|o|giua|trong|va|hoac|huong dan|don doc"
    r"|kiem tra|chi dao|giam sat|lay y kien|van dong|ho tro|giup|giup do|nham|qua|tren|cap|cac|tham gia|moi) $"
)
ON_BASIS = re.compile(r"(?:can cu|theo|thuc hien|tren co so|trien khai|de (?:trien khai|thuc hien|cu the hoa))\b")
VERBISH = re.compile(
    r"[\s,:]*(?:can cu|theo|tren co so|trong pham vi|voi chuc nang|tuy|phai|can|se|co trach nhiem|chiu trach nhiem"
    r"|co nhiem vu|chu dong|tich cuc|tiep tuc|la (?:co quan|don vi|dau moi)|lam|giao|yeu cau|duoc giao|nghiem tuc"
    r"|tap trung|khan truong|thuong xuyen|dinh ky|kip thoi|duoc \w)"
)
BASIS = re.compile(r"[\s,:]*(?:can cu|theo|tren co so|trong pham vi|voi chuc nang|tuy)\b")
OPENS = re.compile(r"[^\w(]*(?:[ivxIVX\d]{1,4}(?:\.\d{1,2})*[./)]?\s|[a-zđ]\)\s?|dieu \d{1,3}\.?\s)?[\s\-–+*|\"':]*")
NOMINAL = re.compile(
    r"(?:cac|nhung|moi|nguoi|doanh nghiep|don vi|co quan|ke hoach|viec|tren day|can cu|(?:trong )?qua trinh|quyet dinh"
    r"|chi thi|cong van|thong bao|nghi quyet|quy che|quy dinh|noi dung|kinh phi|nguon|muc|thoi gian|thoi han|ty le|so"
    r"|luat|day|do|ho|truong hop|khi|neu|ho so|van ban|hai|bien ban|thu|thanh vien|tap the|ca nhan|doi voi|to chuc,? ca"
    r"|giao(?! luu| dich)|yeu cau|de nghi|cuc|chi cuc|trung tam|lien doan|truong|cong ty|tong cong ty|ngan hang"
    r"|kho bac|hiep hoi|van phong|chi nhanh|thuong truc|mat tran|luc luong|thanh tra|toa an|vien kiem|ong|ba|giam doc"
    r"|chu tich|thu truong|uy ban|cong an|quan|bo chi huy|bo doi|phong (?!chong|ngua)|hoi (?!nhap|thao|dap|nghi)"
    r"|ban (?!hanh)|doan (?!ket)|to (?!chuc)|doi (?!moi|chieu)|dai|bao (?!cao|dam|ve|ton|quan)|bo (?!sung|tri)|vu)\b"
)
PAST = re.compile(r"\b(?:da|chua|khong|duoc) (?:duoc |chu dong |tich cuc )?$")
"""What was done, was not done, or is done by others is no role."""
EARLIER = re.compile(r"(?:truoc do(?! \d)|truoc day|thoi gian (?:vua )?qua|nhung nam qua)\b")
"""A sentence that opens so tells what was done."""
DONE = re.compile(r"\bda (?:duoc |chu dong |tich cuc )?$")
"""What was done; verbs that go on the list after it ("đã chủ trì cuộc họp và thống nhất …") were done as well."""
HELPS = re.compile(r"giup(?: viec)?(?: cho)? $")
"""Who helps another does itself what follows: "giúp UBND tỉnh theo dõi, đôn đốc"."""
INFORMED = re.compile(r"[^;.:]{0,60}?\sbiet(?=[,;.\s])")
"""Who is told does what follows: "thông báo để Sở A biết, thực hiện"."""
EXECUTES = re.compile(
    r"(?:chiu|co) trach nhiem (?:to chuc )?(?:thi hanh|thuc hien|trien khai)\b|can cu quyet dinh thi hanh"
)
"""The closing article of a decision; everybody named before these words is its subject, whatever is between."""
OVERSEEN = re.compile(r"\s?(?:cong tac|viec|hoat dong|tinh hinh|qua trinh|ket qua|tien do) [^,;:]{1,120} va $")
"""Between "giám sát" and "thực hiện": both nouns are overseen ("giám sát công tác A và thực hiện B")."""
COUNTERPART = re.compile(r"(?: chat che)?(?: cung)? (?:voi|cung|cac|so|uy ban|ubnd|phong|ban|cong an|bo)\b")
SEPARATOR = re.compile(r"[,;:]|\b(?:va|de|dong thoi|qua do)\b")
PURPOSE = re.compile(r"\bnham\b")
DECIDES = re.compile(
    r"\s*,?\s*(?:de )?(?:(?P<decide>xem xet,? (?:va )?quyet dinh|cho y kien quyet dinh)|(?P<alone>quyet dinh)"
    r"|(?P<direct>(?:xem xet,? (?:va )?|kip thoi )?chi dao))\b"
)
CONSOLIDATES = re.compile(r"tong hop|theo doi|tham dinh|chu tri|bao cao")
PARENTHESIS = re.compile(r"\([^()]{0,300}\)")
QUOTED = re.compile(r"\"[^\"]{0,600}\"")
ON_REQUEST = re.compile(r"\s?(?:ket qua[^,;.]{0,60} )?(?:theo (?:quy dinh|yeu cau|thoi gian)|dinh ky)")
PERFORMED = re.compile(r"(?<!\w)(?:nhu sau|sau day|noi dung sau)\W*$")
"""The document itself reports what follows ("Sở A báo cáo UBND tỉnh như sau:"): done with these words, no duty."""
OF_OTHERS = frozenset({"đôn đốc", "hướng dẫn", "kiểm tra", "theo dõi", "giám sát", "chỉ đạo"})
"""Next to these "thực hiện" is what others do: "hướng dẫn thực hiện"."""
LONGEST = 400
PERSONAL = frozenset({"ban hành", "quyết định"})
"""What "do X ban hành" says of a thing, not of X's task."""
LEADS = frozenset({"chủ trì", "đầu mối", "thường trực"})
JOINT = frozenset({"xây dựng kế hoạch"})
