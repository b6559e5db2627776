import type { Name } from './name.ts';

const clause: Name = {
  en: 'The customer describes the matter truthfully, names a contact who can be reached, and gives nobody else access to what is sent in confidence. The service looks at the matter within the hours of the support plan, tells what it finds, and uses what it was given for this ticket only.',
  zh: '客户应如实描述问题，提供可以联系到的联系人，且不得将保密内容提供给他人。服务方在支持计划约定的时间内处理问题，告知处理结果，并仅将所提供的信息用于本工单。',
};

/** Number of clauses in a text that does not fit on one screen. */
const clauses = 90;

/** An agreement as rich text, as long as such texts are. */
export function agreementText(title: string, version: number, language: keyof Name): string {
  const list = Array.from({ length: clauses }, (_, at) => `<p>${at + 1}. ${clause[language]}</p>`).join('');
  return `<h1>${title}</h1><p>Version ${version}</p>${list}`;
}
