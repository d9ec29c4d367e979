#!/usr/bin/env node
import { exitWithSentence } from "../exit-with-sentence";
import { createProgram } from "./program";

createProgram().parseAsync().catch(exitWithSentence);
