/** What visitors read of the endpoint in a language: refusals, the page of a petition, mails, the pages behind them, and sheets to hand over. */
import type {Wording} from '../actions/wording.ts';
import type {ConfirmationWording} from '../confirmation/wording.ts';
import type {PetitionPageWording} from './terms.ts';
import type {MailWording} from '../mail/wording.ts';
import type {DeliveryWording} from '../organiser/delivery/wording.ts';

/** All wordings of a language. */
export interface LanguageWordings {
  readonly actions: Wording;
  readonly petitionPage: PetitionPageWording;
  readonly mail: MailWording;
  readonly confirmation: ConfirmationWording;
  readonly delivery: DeliveryWording;
}
