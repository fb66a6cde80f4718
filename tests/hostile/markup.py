"""Texts that would be mark-up, script, a link or a request where a page of HTML or Markdown is made."""

STOLEN = "STOLEN"
"""What a script of a page would make of the title."""

_RUN = f"document.title='{STOLEN}'"

MARKUP = (
    f"<script>{_RUN}</script>",
    f"</title></style></textarea><script>{_RUN}</script>",
    f"--><!-- ]]> <![CDATA[<script>{_RUN}</script>]]>",
    f'<img src=x onerror="{_RUN}">',
    f'"><svg onload={_RUN}>',
    f"' onmouseover={_RUN} autofocus onfocus={_RUN} x='",
    "<iframe src=http://evil.example/></iframe><link rel=stylesheet href=//evil.example/x.css>",
    '<meta http-equiv=refresh content="0;url=http://evil.example/"><base href=//evil.example/>',
    f'<a href="javascript:{_RUN}">x</a> javascript:{_RUN}',
    f"<svg><style>@import url(//evil.example/x.css)</style><script>{_RUN}</script></svg>",
    '<a id="report/contents"></a><h1>forged</h1><form action=//evil.example><button>x</button>',
    f"&lt;script&gt;{_RUN}&lt;/script&gt; &#60;b&#62; &copy; &amp;amp;",
    "[x](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example>",
    "[x]: http://evil.example/ [x] [^1] [^1]: x",
    "www.evil.example http://evil.example/?a=b&c=d ftp://evil.example a@evil.example @evil #1",
    "**bold** *it* __b__ _i_ ~~gone~~ `code` $x$ \\* \\",
    "# head #",
    "## head\n===\nunder\n---",
    "- item\n+ item\n* item\n1. item\n2) item",
    "> quote\n\n    code\n\n```\nfence\n~~~\nfence",
    "| a | b |\n| --- | --- |\n| c | d |",
    "<details><summary>x</summary>\n\n- [ ] task\n\n</details><br><!-- -->",
    ":smile: [/b][red]x[/red] %s {0} {{x}} ${x}",
)
"""Every kind of text that must stay text."""
