#!/usr/bin/env node
import { exitWithSentence } from "../exit-with-sentence";
import { guardProcess } from "./guard-process";
import { createProgram } from "./program";

const program = createProgram();
guardProcess(program);
program.parseAsync().catch(exitWithSentence);
