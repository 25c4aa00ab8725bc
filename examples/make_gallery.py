"""Makes a page of all examples: what each asks, a picture of its line, and what takt answers.

Usage: make_gallery.py PROGRAM FOLDER [--no-answers]. Writes FOLDER/index.html and a picture of each line beside it; without
answers nothing is simulated. `cmake --build build/release --target gallery` does it with the program just built.
"""
import html
import pathlib
import subprocess
import sys

EXAMPLES = pathlib.Path(__file__).resolve().parent

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>takt: gallery of examples</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ font-family: system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5; }}
  section {{ border-top: 1px solid #8886; padding: 1rem 0; break-inside: avoid; }}
  img {{ max-width: 100%; height: auto; border: 1px solid #8884; border-radius: 6px; }}
  pre {{ white-space: pre-wrap; background: #8882; padding: 0.6rem 0.8rem; border-radius: 6px; }}
  nav li {{ margin: 0.1rem 0; }}
</style>
</head>
<body>
<h1>Examples of takt</h1>
<p>Each answers one question. The pictures are by <code>takt graph</code>, the answers by the command above them.</p>
<nav><ul>
{contents}
</ul></nav>
{sections}
</body>
</html>
"""

SECTION = """<section id="{name}">
<h2>{question}</h2>
<p><a href="{link}">{name}</a>{name_of_line}</p>
<p><a href="{name}.svg"><img src="{name}.svg" alt="The line of the example {name}"></a></p>
{answer}</section>"""


def question_of(plant):
    """The first comment of a line.yaml is its question, over as many lines as it takes up to a question mark."""
    words = []
    for line in plant.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            break
        words.append(line[2:].strip())
        if words[-1].endswith("?"):
            return " ".join(words)
    return words[0] if words else plant.parent.name


def name_of(plant):
    for line in plant.read_text(encoding="utf-8").splitlines():
        if line.startswith("name:"):
            return line[len("name:"):].split(" #")[0].strip().strip("'\"")
    return ""


def answer_of(program, plant):
    """The first paragraph of the report, which is the answer; whatever the exit code says is in it."""
    command = [program, "run", str(plant), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode not in (0, 1, 3):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    answer = done.stdout.split("\n\n", 1)[0]
    return f"<pre>$ takt run examples/{plant.parent.name}/line.yaml\n{html.escape(answer)}</pre>\n"


def draw(program, plant, picture):
    done = subprocess.run([program, "graph", str(plant), "--svg", str(picture)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{plant} cannot be drawn:\n{done.stderr}")


def main(program, folder, answers):
    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    plants = sorted(EXAMPLES.glob("*/line.yaml"), key=lambda plant: (plant.parent.name != "tutorial", plant))
    contents, sections = [], []
    for plant in plants:
        name = plant.parent.name
        draw(program, plant, out / f"{name}.svg")
        question = html.escape(question_of(plant))
        line = name_of(plant)
        contents.append(f'<li><a href="#{name}">{question}</a></li>')
        sections.append(SECTION.format(name=name, question=question, link=html.escape(plant.as_uri()),
                                       name_of_line=f": {html.escape(line)}" if line else "",
                                       answer=answer_of(program, plant) if answers else ""))
    page = PAGE.format(contents="\n".join(contents), sections="\n".join(sections))
    (out / "index.html").write_text(page, encoding="utf-8")
    print(f"{len(plants)} examples in {out / 'index.html'}")
    return 0 if plants else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--no-answers" not in sys.argv[3:]))
