/** Files for pipelines that `bannerline init` writes. They run the program that is installed beside the documents, so they need no registry. */

const warning = `# Checks the classification markings of the documents that are kept here.
#
# A hosted runner is an unclassified system. It must never see a classified draft: not in a commit, not in a branch, not in a pull
# request. The ceiling is an alarm for the day when it does: the run then stops, and shows nothing of the document.
`

/** What a folder is searched for, as a regular expression over names. */
const names = String.raw`\.(txt|text|cable|cbl|memo|md|asc)$`

const githubWorkflow = `${warning}
name: markings
on: [push, pull_request]
permissions:
  contents: read
jobs:
  markings:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci --ignore-scripts
      - run: |
          # A pull request cannot allow its own findings: what is allowed is read from the branch it goes to.
          npx --no-install bannerline lint . --ceiling UNCLASSIFIED --format github \${GITHUB_BASE_REF:+--suppressions-from "origin/$GITHUB_BASE_REF"}
`

/** The include for GitLab: `ci/gitlab.yml` of the package is the same. */
export const gitlabJob = `${warning}
bannerline:
  stage: test
  image: node:22
  variables:
    GIT_DEPTH: 0
  before_script:
    - npm ci --ignore-scripts
  script:
    - npx --no-install bannerline lint . --ceiling UNCLASSIFIED --format text --format gitlab=gl-code-quality-report.json --format junit=bannerline.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: bannerline.xml
`

const gitlabMain = `include:
  - local: .gitlab/bannerline.yml
`

const preCommit = `repos:
  - repo: local
    hooks:
      - id: bannerline
        name: classification markings
        entry: npx --no-install bannerline lint
        language: system
        files: ${names}
`

export const pipelines = ['github', 'gitlab', 'pre-commit'] as const
export type Pipeline = (typeof pipelines)[number]

interface CiFile {
  readonly path: string
  readonly text: string
  /** What to do when the file is there already, as it holds other things too; without it, nothing needs to be done. */
  readonly otherwise?: string
}

export const ciFiles: Readonly<Record<Pipeline, readonly CiFile[]>> = {
  github: [{ path: '.github/workflows/bannerline.yml', text: githubWorkflow }],
  gitlab: [
    { path: '.gitlab/bannerline.yml', text: gitlabJob },
    { path: '.gitlab-ci.yml', text: gitlabMain, otherwise: 'Add to it, under include:   - local: .gitlab/bannerline.yml' },
  ],
  'pre-commit': [
    {
      path: '.pre-commit-config.yaml',
      text: preCommit,
      otherwise: 'Add the local hook of docs/ci.md to it.',
    },
  ],
}
