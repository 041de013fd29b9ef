package org.lodestone.report.internal;

/** How the page looks, on a screen and on A4. */
final class Style {

    static final String CSS = """
            :root { --ink: #1c2430; --soft: #5a6675; --line: #d5dbe3; --accent: #1f5f8b; --good: #1b6e3c; --bad: #a61b1b; --sim: #7a4b00; }
            * { box-sizing: border-box; }
            body { font: 14px/1.45 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; color: var(--ink);
                   max-width: 1080px; margin: 0 auto; padding: 0 24px 24px; background: #fff; }
            table.page, table.page > tbody > tr > td { margin: 0; padding: 0; border: 0; font-size: inherit; }
            table.page > thead td.use { font-size: 12px; text-align: center; padding: 4px; color: var(--soft); }
            .brand { font-weight: 600; letter-spacing: .12em; text-transform: uppercase; color: var(--accent); margin-top: 18px; }
            h1 { font-size: 24px; margin: 2px 0 0; }
            h2 { font-size: 18px; margin: 28px 0 8px; padding-bottom: 4px; border-bottom: 2px solid var(--accent); break-after: avoid; }
            h3 { font-size: 15px; margin: 18px 0 6px; break-after: avoid; }
            .sub, figcaption, .note { color: var(--soft); font-size: 12.5px; }
            .simulated { border: 2px solid var(--sim); background: #fff4dc; color: var(--sim); padding: 8px 12px; margin: 12px 0; }
            .verdict { padding: 8px 12px; margin: 12px 0; border-left: 5px solid; background: #f5f7fa; }
            .good { border-color: var(--good); } .good strong, .passed { color: var(--good); }
            .bad { border-color: var(--bad); background: #fdf1f1; } .bad strong, .failed { color: var(--bad); font-weight: 600; }
            table { border-collapse: collapse; width: 100%; margin: 8px 0; font-size: 13px; }
            th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
            th { font-weight: 600; color: var(--soft); }
            table:not(.page) tr, table.keep { break-inside: avoid; }
            table.facts td:first-child { width: 40%; color: var(--soft); }
            td.num, th.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .coordinates { display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 8px 0; }
            .coordinates div { min-width: 180px; } .coordinates span { display: block; color: var(--soft); font-size: 12px; }
            .coordinates b { font-size: 20px; font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
            figure { margin: 10px 0 14px; break-inside: avoid; }
            figure img { width: 100%; height: auto; display: block; background: #000; }
            figure img.bar { width: 50%; max-width: 552px; background: none; margin: 6px auto 0; }
            figure svg { width: 100%; height: auto; display: block; }
            .key { white-space: nowrap; }
            .swatch { display: inline-block; width: 12px; height: 4px; vertical-align: middle; margin: 0 4px 0 10px; }
            code { font: 12px "DejaVu Sans Mono", Consolas, Menlo, monospace; white-space: nowrap; }
            code.hash { white-space: normal; overflow-wrap: anywhere; }
            figure img.half { display: inline-block; width: 40%; height: auto; margin: 0 4%; }
            footer { margin-top: 28px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
            @page { size: A4; margin: 10mm 13mm 13mm; }
            @media print {
              body { max-width: none; padding: 0; font-size: 10.5pt; }
              table:not(.page) { font-size: 9pt; }
              table.page > thead td.use { font-size: 8pt; padding-bottom: 3mm; }
              .target + .target, .newpage { break-before: page; }
              * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
            }
            """;

    private Style() {
    }
}
