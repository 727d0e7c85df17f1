/** Little drawn scenes that stand for photos in the demonstration: nobody's picture, no words that a machine may lack letters for. */
export type Scene = { name: string; caption: string; of: "festival" | "watch"; svg: string };

type Light = { sky: [string, string]; hills: [string, string]; ground: string };

const morning: Light = { sky: ["#cfe6f7", "#f6efdd"], hills: ["#8fb996", "#6d9f7b"], ground: "#d9c9a3" };
const noon: Light = { sky: ["#8cc5ee", "#dff0fb"], hills: ["#7aa874", "#5c8f62"], ground: "#cbb98c" };
const dusk: Light = { sky: ["#3c4a78", "#e9a36b"], hills: ["#44546b", "#34435a"], ground: "#6f6555" };
const night: Light = { sky: ["#101b38", "#2c3d66"], hills: ["#1d2a45", "#172238"], ground: "#2a3040" };

const shirts = ["#c0392b", "#2e6da4", "#f1c40f", "#ecf0f1", "#3d8b5f", "#8e5ea2", "#d97e35"];
const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;

function person(x: number, y: number, size: number, shirt: string): string {
  return `<g transform="translate(${x} ${y}) scale(${size})"><circle cy="-34" r="8" fill="#e0b08c"/><path d="M-8 -37a8 8 0 0 1 16 0z" fill="#2b2420"/><path d="M-11 0v-16a11 11 0 0 1 22 0v16z" fill="${shirt}"/><path d="M-9 0h7v20h-7zM2 0h7v20h-7z" fill="#38404d"/></g>`;
}

/** Rows of people, seen from behind a little above. */
function crowd(rows: number, from: number, step: number, seed: number): string {
  let drawn = "";
  for (let row = 0; row < rows; row++) {
    const size = 0.8 + row * 0.3;
    for (let at = 0; at < 17 - row * 2; at++) {
      const x = 40 + at * (52 + row * 9) + ((row * 29 + seed * 7) % 30);
      drawn += person(x, from + row * step, size, pick(shirts, at * 3 + row * 5 + seed));
    }
  }
  return drawn;
}

const star = (x: number, y: number, r: number) => {
  const points = Array.from({ length: 10 }, (_, at) => {
    const reach = at % 2 === 0 ? r : r * 0.382;
    const turn = (Math.PI * at) / 5 - Math.PI / 2;
    return `${(x + reach * Math.cos(turn)).toFixed(1)},${(y + reach * Math.sin(turn)).toFixed(1)}`;
  });
  return `<polygon points="${points.join(" ")}" fill="#f6d32d"/>`;
};
const flag = (x: number, y: number, width: number) =>
  `<rect x="${x - 4}" y="${y - 6}" width="4" height="${width * 1.9}" fill="#8a8f98"/><rect x="${x}" y="${y}" width="${width}" height="${width * 0.66}" fill="#d0262c"/>${star(x + width / 2, y + width * 0.34, width * 0.2)}`;

function land({ sky, hills, ground }: Light): string {
  return `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>
<rect width="960" height="640" fill="url(#s)"/><path d="M0 330q170-120 340-20t330-30 290 20v340h-960z" fill="${hills[0]}"/><path d="M0 380q220-80 430 0t530-20v280h-960z" fill="${hills[1]}"/><rect y="420" width="960" height="220" fill="${ground}"/>`;
}

const house = (x: number, y: number, roof: string, lit = "#5b7c99") =>
  `<path d="M${x - 20} ${y}l110-70 110 70z" fill="${roof}"/><rect x="${x}" y="${y}" width="180" height="100" fill="#efe3c6"/><rect x="${x + 70}" y="${y + 35}" width="40" height="65" fill="#7b5a3a"/><path d="M${x + 18} ${y + 30}h34v34h-34zM${x + 128} ${y + 30}h34v34h-34z" fill="${lit}"/>`;

const lamp = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size})"><circle cy="-150" r="60" fill="#ffe9a8" opacity=".25"/><path d="M-3 0v-150h6v150z" fill="#9aa3ad"/><path d="M0 -148h34v6h-34z" fill="#9aa3ad"/><path d="M22 -142h22l-6 12h-10z" fill="#ffe9a8"/></g>`;

const stage = `<rect x="230" y="200" width="500" height="190" fill="#b3272d"/><rect x="260" y="222" width="440" height="74" fill="#d5363b"/><path d="M280 244h400M320 268h320" stroke="#f6d32d" stroke-width="9"/><rect x="200" y="390" width="560" height="36" fill="#8a6a45"/>`;
const stalls = `<g>${[90, 360, 630].map((x) => `<path d="M${x} 300h240l-24-60h-192z" fill="${x === 360 ? "#2e6da4" : "#c0392b"}"/><path d="M${x + 12} 300v130M${x + 228} 300v130" stroke="#7a6a52" stroke-width="8"/><rect x="${x + 8}" y="370" width="224" height="60" fill="#efe3c6"/>`).join("")}</g>`;
const rope = `<path d="M120 505q360 26 720 0" fill="none" stroke="#c9a46a" stroke-width="10"/><rect x="470" y="500" width="14" height="36" fill="#d0262c"/>`;
const team = (from: number, lean: number, shirt: string) =>
  Array.from(
    { length: 5 },
    (_, at) =>
      `<g transform="translate(${from + at * 72} 520) rotate(${lean})">${person(0, 0, 2, shirt)}</g>`,
  ).join("");
const table = `<rect x="250" y="430" width="460" height="26" fill="#2f6b4f"/><rect x="262" y="456" width="436" height="90" fill="#3d8b5f"/><path d="M330 420h70v14h-70zM560 420h70v14h-70z" fill="#ffffff"/><circle cx="480" cy="412" r="16" fill="#d97e35"/><path d="M470 426h20v10h-20z" fill="#8a6a45"/>`;
const hall = `<rect width="960" height="640" fill="#efe6d2"/><rect y="430" width="960" height="210" fill="#b79b74"/><rect x="300" y="90" width="360" height="210" fill="#ffffff" stroke="#8a8f98" stroke-width="8"/><path d="M340 250l70-60 60 30 70-80 70 40" fill="none" stroke="#2e6da4" stroke-width="8"/><path d="M340 130h140M340 155h90" stroke="#b9c2cc" stroke-width="10"/>${flag(110, 110, 120)}<rect x="730" y="120" width="150" height="180" fill="#cfe6f7" stroke="#8a6a45" stroke-width="10"/>`;
const camera = `<path d="M690 470v-330h12v330z" fill="#7d858f"/><path d="M640 150l70-22 12 34-70 22z" fill="#f2f4f6" stroke="#5a626c" stroke-width="4"/><circle cx="646" cy="170" r="9" fill="#20262e"/><path d="M300 640l150-220h60l150 220z" fill="#8d8f94"/><path d="M478 430v40M478 500v50M478 580v60" stroke="#f4f1e6" stroke-width="8"/>`;
const gifts = Array.from({ length: 6 }, (_, at) => {
  const x = 270 + at * 72;
  const colour = pick(["#d0262c", "#2e6da4", "#3d8b5f"], at);
  return `<rect x="${x}" y="396" width="54" height="40" fill="${colour}"/><path d="M${x + 24} 396h8v40h-8zM${x} 411h54v7h-54z" fill="#f6d32d"/>`;
}).join("");
const guards = (y: number) =>
  [300, 400, 500, 600].map((x, at) => person(x, y, 2.6, at % 2 === 0 ? "#4c6a4f" : "#56789a")).join("");

const draw = (...parts: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640">${parts.join("")}</svg>`;

const drawn: readonly (readonly [string, string, Scene["of"], (light: Light, seed: number) => string])[] = [
  [
    "le-khai-mac",
    "Lễ khai mạc tại sân khấu",
    "festival",
    (light, seed) =>
      draw(land(light), stage, flag(110, 170, 80), flag(800, 170, 80), crowd(3, 480, 56, seed)),
  ],
  [
    "gian-hang",
    "Gian hàng và nhân dân tham quan",
    "festival",
    (light, seed) => draw(land(light), stalls, crowd(2, 500, 70, seed)),
  ],
  [
    "keo-co",
    "Thi kéo co giữa các khu dân cư",
    "festival",
    (light) =>
      draw(
        land(light),
        house(90, 300, "#a5533d"),
        flag(560, 190, 70),
        rope,
        team(130, -14, "#c0392b"),
        team(540, 14, "#2e6da4"),
      ),
  ],
  [
    "ky-giao-uoc",
    "Ký giao ước thi đua",
    "festival",
    (light, seed) =>
      draw(
        land(light),
        stage,
        ...[320, 420, 540, 640].map((x, at) => person(x, 420, 1.9, pick(shirts, at + seed))),
        table,
      ),
  ],
  [
    "tang-qua",
    "Tặng quà gia đình chính sách",
    "festival",
    (light, seed) =>
      draw(
        land(light),
        house(60, 290, "#a5533d"),
        ...[330, 450, 570, 690].map((x, at) => person(x, 400, 2.1, pick(shirts, at * 2 + seed))),
        table,
        gifts,
      ),
  ],
  [
    "hoi-nghi",
    "Hội nghị triển khai tại nhà văn hóa",
    "watch",
    (_, seed) => draw(hall, crowd(3, 440, 60, seed)),
  ],
  [
    "thap-sang",
    "Tuyến đường thắp sáng ban đêm",
    "watch",
    (light) =>
      draw(
        land(light),
        house(60, 300, "#6f3f34", "#ffd98a"),
        house(700, 310, "#5c4636", "#ffd98a"),
        `<path d="M360 640l90-220h60l90 220z" fill="#4b5160"/>`,
        lamp(340, 560, 1.5),
        lamp(600, 560, 1.5),
        lamp(410, 470, 0.8),
        lamp(540, 470, 0.8),
      ),
  ],
  [
    "camera",
    "Camera an ninh trên trục đường chính",
    "watch",
    (light) => draw(land(light), house(80, 300, "#a5533d"), camera),
  ],
  [
    "tuan-tra",
    "Lực lượng cơ sở tuần tra",
    "watch",
    (light) => draw(land(light), house(60, 300, "#6f3f34", "#ffd98a"), lamp(760, 540, 1.4), guards(520)),
  ],
];

const lights = { festival: [morning, noon], watch: [dusk, night] } as const;

/** All of them, each in two lights. */
export const scenes: readonly Scene[] = drawn.flatMap(([name, caption, of, svg]) =>
  lights[of].map((light, at) => ({ name: `${name}-${at + 1}`, caption, of, svg: svg(light, at * 3) })),
);
