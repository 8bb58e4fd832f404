import { Schema } from 'mongoose';
import { defineModel, type Connection } from '../platform/database.js';
import type { OwnScope } from '../policy.js';
import type { Posted } from './route.js';

/** A form that arrived after its session had ended: kept a day for the one person it came from. */
export interface KeptFormRecord {
  _id: string;
  personId: string;
  path: string;
  fields: Record<string, string | readonly string[]>;
  keptAt: Date;
  expires: Date;
}

const keptFormSchema = new Schema<KeptFormRecord>({
  _id: String,
  personId: { type: String, required: true, index: true },
  path: { type: String, required: true },
  fields: { type: Schema.Types.Mixed, required: true },
  keptAt: { type: Date, required: true },
  expires: { type: Date, required: true, index: { expireAfterSeconds: 0 } },
});

export interface KeptFormStore {
  keep(form: {
    id: string;
    personId: string;
    path: string;
    fields: Posted;
    keptAt: Date;
    expires: Date;
  }): Promise<void>;
  find(scope: OwnScope, id: string): Promise<KeptFormRecord | null>;
  exportOf(personId: string): Promise<KeptFormRecord[]>;
  erase(personId: string): Promise<void>;
}

/** Most forms kept for one person at a time; a browser that retries for ever fills nothing. */
const mostKept = 20;

export const createKeptFormStore = (db: Connection): KeptFormStore => {
  const KeptForms = defineModel(db, {
    name: 'KeptForm',
    collection: 'keptForms',
    schema: keptFormSchema,
  });
  return {
    async keep({ id, ...form }) {
      if ((await KeptForms.countDocuments({ personId: form.personId }).limit(mostKept)) >= mostKept)
        return;
      await KeptForms.create({ _id: id, ...form });
    },
    find({ personId, notBefore }, id) {
      const open = notBefore ? { keptAt: { $gt: notBefore } } : {};
      return KeptForms.findOne({ _id: id, personId, ...open })
        .lean()
        .exec();
    },
    exportOf: (personId) => KeptForms.find({ personId }).limit(mostKept).lean().exec(),
    async erase(personId) {
      await KeptForms.deleteMany({ personId });
    },
  };
};
