"use client";

import { annotate, segment } from "customer-segments";
import "customer-segments/element/define";
import { useEffect, useState } from "react";

import { file } from "./file.js";

export default function Tool() {
  const [text, setText] = useState("working");
  useEffect(() => {
    const source = file();
    segment(source, { clusters: 2, seed: 1 })
      .then(async (result) => {
        const annotated = await new Response(annotate(source, result)).text();
        return { sizes: result.segments.map(({ size }) => size), lines: annotated.trimEnd().split("\n").length };
      })
      .catch((error) => ({ error: error.code ?? String(error) }))
      .then((result) => setText(JSON.stringify(result)));
  }, []);
  return (
    <>
      <p id="result">{text}</p>
      <customer-segments lang="en"></customer-segments>
    </>
  );
}
