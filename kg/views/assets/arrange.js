"use strict";
// Where boxes stand that are shown apart from the whole picture: the same each time, no box on another.

const Arrange = {
  // Rings around the middle, by how far each box is away; alike beside alike.
  rings(boxes, sizeOf, orderOf) {
    const places = new Map();
    const ranks = [...new Set(boxes.values())].sort((a, b) => a - b);
    let radius = 0;
    for (const rank of ranks) {
      const ring = [...boxes].filter(([, far]) => far === rank).map(([id]) => id).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
      if (rank === 0) {
        ring.forEach((id, place) => places.set(id, { x: 0, y: place * 80 }));
        continue;
      }
      const around = ring.reduce((sum, id) => sum + Math.max(sizeOf(id).wide * 0.6, sizeOf(id).high) + 14, 0);
      const rows = ring.length > 14 ? 2 : 1; // many stand in two rows, turn by turn
      radius = Math.max(radius + 150, 190, around / (2 * Math.PI * rows));
      ring.forEach((id, place) => {
        const angle = (2 * Math.PI * place) / ring.length - Math.PI / 2;
        const far = radius * (place % rows ? 1.42 : 1);
        places.set(id, { x: Math.round(1.6 * far * Math.cos(angle)), y: Math.round(far * Math.sin(angle)) });
      });
      if (rows > 1) radius *= 1.42;
    }
    return Arrange.apart(places, sizeOf);
  },

  // Columns from left to right, by rank; each in as many columns as keep it near as high as wide.
  columns(boxes, sizeOf, orderOf) {
    const places = new Map();
    let x = 0;
    for (const rank of [...new Set(boxes.values())].sort((a, b) => a - b)) {
      const all = [...boxes].filter(([, own]) => own === rank).map(([id]) => id).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
      const columns = Math.max(1, Math.round(Math.sqrt(all.length / 6)));
      const high = Math.ceil(all.length / columns);
      for (let column = 0; column < columns; column += 1) {
        const part = all.slice(column * high, (column + 1) * high);
        if (!part.length) continue;
        const wide = Math.max(...part.map((id) => sizeOf(id).wide));
        const step = Math.max(...part.map((id) => sizeOf(id).high)) + 12;
        part.forEach((id, place) => places.set(id, { x: Math.round(x + wide / 2), y: Math.round((place - (part.length - 1) / 2) * step) }));
        x += wide + 30;
      }
      x += 160;
    }
    return places;
  },

  // Push boxes that overlap apart, along the way that costs least, until none does.
  apart(places, sizeOf) {
    const boxes = [...places].map(([id, at]) => ({ id, x: at.x, y: at.y, ...sizeOf(id) }));
    for (let round = 0; round < 400; round += 1) {
      let moved = false;
      boxes.sort((a, b) => a.x - a.wide / 2 - (b.x - b.wide / 2) || a.y - b.y || (a.id < b.id ? -1 : 1));
      for (let one = 0; one < boxes.length; one += 1) {
        for (let two = one + 1; two < boxes.length; two += 1) {
          if (boxes[two].x - boxes[two].wide / 2 > boxes[one].x + boxes[one].wide / 2) break;
          moved = Arrange.push(boxes[one], boxes[two]) || moved;
        }
      }
      if (!moved) break;
    }
    return new Map(boxes.map((box) => [box.id, { x: Math.round(box.x), y: Math.round(box.y) }]));
  },

  push(box, other) {
    const across = (box.wide + other.wide) / 2 - Math.abs(box.x - other.x);
    const down = (box.high + other.high) / 2 - Math.abs(box.y - other.y);
    if (across <= 1 || down <= 1) return false;
    if (down < across) {
      const shift = (box.y <= other.y ? down : -down) / 2;
      box.y -= shift;
      other.y += shift;
    } else {
      const shift = (box.x <= other.x ? across : -across) / 2;
      box.x -= shift;
      other.x += shift;
    }
    return true;
  },
};
